import HeardKit

extension CommandDescription {
  /// What `heard COMMAND --help` shows.
  func help(width: Int?) -> String {
    var parts = [wrapped(summary, width: width)]
    parts.append("Usage: \(usage)\n")
    if !discussion.isEmpty { parts.append(discussion.blocks.map { wrapped($0, width: width) }.joined(separator: "\n")) }
    let lists = [
      ("Commands", subcommands.map { ($0.path.last ?? "", $0.summary) }), ("Arguments", arguments.map { ($0.listing, $0.fullHelp) }),
      ("Options", options.map { ($0.listing, $0.fullHelp) }),
    ]
    for (title, items) in lists where !items.isEmpty { parts.append("\(title):\n" + definitions(items, width: width)) }
    if !examples.isEmpty { parts.append("Examples:\n" + examples.map { "  \($0.0)\n    $ \($0.1)\n" }.joined()) }
    parts.append("Options of every command: see 'heard help'.\n")
    return parts.joined(separator: "\n")
  }
}

/// What `heard` alone shows.
func overview(of commands: [any Command.Type], width: Int?) -> String {
  let parts = [
    "heard keeps customer conversations as files in git.\n", "Usage: heard COMMAND [options]\n",
    "Commands:\n" + definitions(commands.filter { !$0.isHidden }.map { ($0.name, $0.summary) }, width: width),
    "Options of every command:\n" + definitions(CommandDescription.globalOptions.map { ($0.listing, $0.fullHelp) }, width: width),
    "More about one: 'heard help COMMAND'.\n",
  ]
  return parts.joined(separator: "\n")
}

/// Names in a column, what they mean beside them.
private func definitions(_ items: [(String, String)], width: Int?) -> String {
  let column = items.map(\.0.displayWidth).filter { $0 <= 26 }.max() ?? 0
  return items.reduce(into: "") { text, item in
    let isLong = item.0.displayWidth > column
    let start = isLong ? "  \(item.0)\n" : ""
    let label = isLong ? "" : item.0
    let lines = wrapped(item.1, width: (width ?? widest) - column - 4)
    let indent = String(repeating: " ", count: column + 4)
    let first = "  " + label + String(repeating: " ", count: column - label.displayWidth + 2)
    text += start + first + lines.dropLast().reduce(into: "") { $0 += $1 == "\n" ? "\n" + indent : String($1) } + "\n"
  }
}

/// Longer lines are hard to read.
private let widest = 100

/// A paragraph in lines of at most so many columns, each ending in a line feed.
private func wrapped(_ paragraph: String, width: Int?) -> String {
  let width = max(30, min(width ?? widest, widest))
  var (text, column) = ("", 0)
  for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init) {
    let length = word.displayWidth
    let isNewLine = column > 0 && column + 1 + length > width
    text += (isNewLine ? "\n" : column > 0 ? " " : "") + word
    column = isNewLine || column == 0 ? length : column + 1 + length
  }
  return text + "\n"
}

extension String {
  /// The paragraphs: what empty lines separate.
  fileprivate var blocks: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).split(separator: "").map { $0.joined(separator: "\n") }
  }
}
