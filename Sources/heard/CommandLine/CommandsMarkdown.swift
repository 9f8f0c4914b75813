/// The reference of all commands, docs/commands.md, made of their declarations.
func commandsMarkdown(_ commands: [any Command.Type]) -> String {
  let all = commands.filter { !$0.isHidden }.map { CommandDescription(of: $0, path: [$0.name]) }
  var parts = ["# Commands\n\nMade from the declarations of the commands; `heard help COMMAND` shows the same.\n"]
  parts.append(markdownTable(["command", "does"], all.map { ["[`\($0.name)`](#\($0.anchor))", $0.summary] }))
  parts.append("## Options of every command\n\n" + parameterTable("option", CommandDescription.globalOptions))
  parts += all.flatMap(\.flattened).map(\.markdown)
  return parts.joined(separator: "\n")
}

extension CommandDescription {
  fileprivate var anchor: String { (["heard"] + path).joined(separator: "-") }

  fileprivate var markdown: String {
    var parts = ["\(path.count == 1 ? "##" : "###") \(name)\n\n\(summary)\n\n```\n\(usage)\n```\n"]
    if !discussion.isEmpty { parts.append(discussion + "\n") }
    if !subcommands.isEmpty { parts.append(markdownTable(["command", "does"], subcommands.map { ["`\($0.name)`", $0.summary] })) }
    if !arguments.isEmpty { parts.append(parameterTable("argument", arguments)) }
    if !options.isEmpty { parts.append(parameterTable("option", options)) }
    if !examples.isEmpty { parts.append("```sh\n" + examples.map { "# \($0.0)\n\($0.1)\n" }.joined(separator: "\n") + "```\n") }
    return parts.joined(separator: "\n")
  }
}

private func parameterTable(_ title: String, _ parameters: [ParameterDeclaration]) -> String {
  markdownTable([title, "meaning"], parameters.map { ["`\($0.listing.drop { $0 == " " })`", $0.fullHelp] })
}

private func markdownTable(_ titles: [String], _ rows: [[String]]) -> String {
  func escaped(_ cell: String) -> String { cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
  let lines = [titles, titles.map { _ in "---" }] + rows.map { $0.map(escaped) }
  return lines.reduce(into: "") { $0 += "| " + $1.joined(separator: " | ") + " |\n" }
}
