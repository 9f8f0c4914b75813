extension Rule {
  static let responseVariable = Rule(
    id: "response-variable", group: .configuration, severity: .error,
    summary: "A canned response asks for a variable that nothing fills, or includes a response that there is not.",
    rationale: """
      It could never be sent: a variable without a value is an error, never a blank. List under `asks` what the agent gives with `--set`, or \
      write a fallback: `{{customer.first-name|there}}`. A variable inside a section of its own name may be absent.
      """,
    examples: [
      .bad("---\nlanguage: en\n---\nHi {{customer.first-name|there}}, order ↓{{order}} is on its way.\n", path: "responses/orders/sent.md"),
      .bad("---\nlanguage: en\nasks: [order]\n---\nHi ↓{{customer.firstname}}, order {{order}}. ↓{{> bye}}\n", path: "responses/sent.md"),
      .bad("---\nlanguage: en\n---\n↓{{#reason}}It is late.\n", path: "responses/late.md"),
      .good(
        "---\nlanguage: en\nasks: [order]\n---\nOrder {{order}} is late.{{#reason}} {{reason}}{{/reason}} {{> looking-into-it}}\n",
        path: "responses/late.md"),
    ],
    check: .response { context, report in
      guard let template = try? context.response.template() else { return }
      let known = ResponseInputs.known + context.response.asks
      let optional = template.sections.map(\.name)
      for variable in template.variables where !variable.hasFallback && variable.name != "." {
        if known.contains(variable.name) || optional.contains(variable.name) { continue }
        let meant = nearest(to: variable.name, in: known).map { "; did you mean '\($0)'?" } ?? ""
        report(
          context.tag(at: variable.offset),
          "nothing fills \(excerpt(variable.name))\(meant.isEmpty ? "; add it to `asks`, or write a fallback" : meant)")
      }
      for (name, offset) in template.partials {
        do throws(ResponseError) { _ = try context.library.pick(name) } catch { report(context.tag(at: offset), "\(error)") }
      }
    })
}

extension ResponseInputs {
  /// The variables that there are without asking.
  static let known: [String] = {
    var inputs = ResponseInputs()
    (inputs.customerName, inputs.customerHandle, inputs.ticketID, inputs.subject) = ("A", "@a", "1", "a")
    (inputs.agentName, inputs.workspace, inputs.channel, inputs.localHour) = ("A", "a", "a", 12)
    return inputs.values.names
  }()
}
