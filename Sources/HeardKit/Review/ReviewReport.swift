/// A whole review: every ticket that differs, and what is wrong with heard.yaml where it does.
public struct ReviewReport: Sendable {
  /// `BASE..HEAD` as somebody wrote it.
  public let range: String
  /// When the head was committed, on the wall clock of the workspace.
  public let time: String
  /// What a change of heard.yaml means, a line each; none where it is as it was.
  public let configuration: [String]
  /// What is wrong stands first; then in the order of paths.
  public let tickets: [TicketReview]
  /// Of the tickets, and of heard.yaml.
  public let result: LintResult

  public init(range: String, time: String, configuration: [String] = [], tickets: [TicketReview], others: [LintResult.File] = []) {
    self.range = range
    self.time = time
    self.configuration = configuration
    self.tickets = tickets.sorted { left, right in
      let ranks = (left.rank, right.rank)
      return ranks.0 == ranks.1 ? left.path.utf8.lexicographicallyPrecedes(right.path.utf8) : ranks.0 > ranks.1
    }
    let files =
      others
      + tickets.filter { !$0.diagnostics.isEmpty }.map { LintResult.File(path: $0.path, bytes: $0.bytes, diagnostics: $0.diagnostics) }
    result = LintResult(
      files: files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }, fileCount: tickets.count + others.count)
  }

  public enum Format: String, CaseIterable, Sendable {
    case text, markdown, github
  }

  /// - Parameters:
  ///   - isColored: Whether `text` may use the colours of a terminal.
  ///   - folder: Where the workspace is below the top of its repository, for annotations; see ``LintFormat/render(_:isColored:below:)``.
  public func render(_ format: Format, isColored: Bool = false, below folder: String = "") -> String {
    switch format {
    case .text: text(isColored)
    case .markdown: markdown
    case .github: LintFormat.github.render(result, below: folder)
    }
  }

  private var heading: String {
    "\(tickets.count) ticket\(tickets.count == 1 ? "" : "s") in \(range), as of \(time)"
  }

  private func text(_ isColored: Bool) -> String {
    var text = "\(printable(heading))\n"
    if !configuration.isEmpty { text += "\n\(Style.bold.apply(to: "heard.yaml", ifColored: isColored))\n" }
    for line in configuration { text += "  \(printable(line))\n" }
    for ticket in tickets {
      let verdict = countWords(of: ticket.diagnostics).map {
        "  " + (ticket.worst == .error ? Style.red : .yellow).apply(to: "(\($0))", ifColored: isColored)
      }
      let title = Style.bold.apply(to: printable("\(ticket.name)  \(ticket.subject)"), ifColored: isColored)
      text += "\n\(title)\(verdict ?? "")\n"
      for event in ticket.events { text += "  \(printable(event))\n" }
    }
    return result.fileCount == 0 ? text + "\nno ticket changed\n" : text + "\n" + LintFormat.text.render(result, isColored: isColored)
  }

  /// For a comment on a pull request. Nothing that customers wrote becomes markup, a link or a mention.
  private var markdown: String {
    var text =
      "### Heard: \(escapedMarkdown(heading))\n\n**\(escapedMarkdown(result.files.isEmpty ? "Nothing to correct." : result.summary))**\n"
    if !result.files.isEmpty { text += "\n" }
    var untold = 0
    for file in result.files {
      for diagnostic in file.diagnostics {
        guard text.utf8.count < Self.fullest / 2 else {
          untold += 1
          continue
        }
        let spot = escapedMarkdown("\(file.path):\(file.span(diagnostic).start.line)")
        text += "- \(diagnostic.severity.sign) \(escapedMarkdown(diagnostic.message)) (`\(diagnostic.rule)`, \(spot))\n"
      }
    }
    if untold > 0 { text += "- and \(untold) more\n" }
    if !configuration.isEmpty { text += "\n**heard.yaml**\n" }
    for line in configuration { text += "- \(escapedMarkdown(line))\n" }
    // Who has two minutes reads what is wrong and unfolds the rest.
    let isFolded = tickets.count > Self.longest
    if isFolded { text += "\n<details><summary>What happened in \(tickets.count) tickets</summary>\n" }
    for (index, ticket) in tickets.enumerated() {
      guard text.utf8.count < Self.fullest else {
        text += "\nand \(tickets.count - index) more, which 'heard review' tells in a terminal\n"
        break
      }
      text += "\n\(ticket.worst.map { "\($0.sign) " } ?? "")**\(escapedMarkdown(ticket.name))** \(escapedMarkdown(ticket.subject))\n"
      for event in ticket.events { text += "- \(escapedMarkdown(event))\n" }
    }
    return text + (isFolded ? "\n</details>\n" : "")
  }

  /// Bytes after which a comment tells of no further ticket: hosts take 65,536 characters.
  private static let fullest = 50_000

  /// More tickets than a comment shows unasked.
  private static let longest = 10
}

extension TicketReview {
  /// The gravest of what is wrong; nil where nothing is.
  fileprivate var worst: Severity? { diagnostics.map(\.severity).max() }
  fileprivate var rank: Int { worst.flatMap { Severity.allCases.firstIndex(of: $0) } ?? -1 }
}

extension Severity {
  fileprivate var sign: String { self == .error ? "🛑" : self == .warning ? "⚠️" : "ℹ️" }
}

/// A text as one line of Markdown that shows it and means nothing else: no markup, no HTML, no link, and nobody is mentioned.
func escapedMarkdown(_ text: String) -> String {
  var result = ""
  var previous: Unicode.Scalar = " "
  for scalar in printable(text).unicodeScalars {
    if "\\`*_{}[]<>()#+!|~&$".unicodeScalars.contains(scalar) || scalar == "/" && previous == "/"
      || scalar == "." && (previous == "w" || previous == "W")
    {
      result.unicodeScalars.append("\\")
    }
    result.unicodeScalars.append(scalar)
    // Hosts look for mentions and numbers of issues after the markup is gone: a space without width parts them.
    if scalar == "@" || scalar == "#" { result.unicodeScalars.append("\u{200B}") }
    previous = scalar
  }
  return result
}
