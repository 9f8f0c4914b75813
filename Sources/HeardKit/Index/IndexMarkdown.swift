/// INDEX.md: the board for people who read it at their git host or in an editor, of each desk. Nothing in it depends on now.
public func indexMarkdown(_ boards: [Board]) -> ByteBuffer {
  var page = ByteBuffer(capacity: boards.reduce(65_536) { $0 + $1.size(\.markdown) })
  for (place, board) in boards.enumerated() {
    page.append(place == 0 ? "# " : "\n# ")
    page.append(markdown: board.source.title)
    page.append(text: "\n\n\(board.summary). Times are those of ")
    page.append(markdown: board.source.configuration.timezone)
    page.append(".\n")
    for column in board.columns { page.append(column, board.source) }
  }
  return page
}

extension ByteBuffer {
  fileprivate mutating func append(_ column: Board.Column, _ source: IndexSource) {
    append("\n## ")
    append(markdown: column.title)
    append(text: " (\(column.count))\n\n")
    if !column.lines.isEmpty {
      append("| due | ticket | subject | customer | channel | priority | assignee |\n| --- | --- | --- | --- | --- | --- | --- |\n")
      for line in column.lines { line.markdown.withUnsafeBytes { append($0) } }
      if !column.done.isEmpty { append("\n") }
    }
    for (folder, count) in column.done {
      append("- [")
      append(markdown: folder)
      append("](")
      append(linkTo: folder, source)
      append(text: "): \(counted(count))\n")
    }
  }

  /// Appends a text as one line of Markdown that shows it and means nothing else: no markup, no HTML, no end of a table's cell.
  mutating func append(markdown text: String) {
    append(text, plain: plain) { byte, buffer in
      if special.contains(byte) { buffer.append(Byte.backslash) }
      return false
    }
  }
}

private let plain = ASCIISet(visibleBut: "\\`*_[]<>|~&#$")
private let special = Array("\\`*_[]<>|~&#$".utf8)
