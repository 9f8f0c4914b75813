extension Rule {
  static let responseLanguage = Rule(
    id: "response-language", group: .configuration, severity: .error,
    summary: "A canned response has no variant in the workspace's language, or its name and front matter name different ones.",
    rationale: """
      `heard reply` takes the variant nearest to the customer's language; where there is none, the customer gets a text in another one. A \
      file that names no language is taken for the workspace's.
      """,
    examples: [
      .bad("↓---\nlanguage: pt-BR\n---\nOi!\n", path: "responses/hello.pt-BR.md"),
      .bad("---\nlanguage: ↓pt\n---\nHello!\n", path: "responses/hello.en.md"),
      .good("---\nlanguage: en-GB\n---\nHello!\n", path: "responses/hello.md"),
      .good("Hello!\n", path: "responses/hello.md"),
    ],
    check: .response { context, report in
      let variants = context.library.variants(of: context.response.name.name)
      let wanted = context.configuration.language
      guard variants.first?.path == context.response.path,
        !variants.contains(where: { $0.language == nil || LanguageTag.nearness($0.language, to: wanted) > 0 })
      else { return }
      let present = Set(variants.compactMap(\.language)).sorted().joined(separator: ", ")
      report(
        context.firstLine,
        "'\(printable(context.response.name.name))' is there in \(present) only; add a variant in the workspace's language, \(wanted)")
    })
}
