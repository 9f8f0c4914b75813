/// A whole review: every ticket that differs, and what is wrong with heard.yaml where it does.
public struct ReviewReport: Sendable {
  /// `BASE..HEAD` as somebody wrote it.
  public let range: String
  /// When the head was committed, on the wall clock of the workspace.
  public let time: String
  /// In the order of paths.
  public let tickets: [TicketReview]
  /// Of the tickets, and of heard.yaml.
  public let result: LintResult

  public init(range: String, time: String, tickets: [TicketReview], others: [LintResult.File] = []) {
    self.range = range
    self.time = time
    self.tickets = tickets
    let files =
      others
      + tickets.filter { !$0.diagnostics.isEmpty }.map { LintResult.File(path: $0.path, bytes: $0.bytes, diagnostics: $0.diagnostics) }
    result = LintResult(
      files: files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }, fileCount: tickets.count + others.count)
  }

  public enum Format: String, CaseIterable, Sendable {
    case text, markdown, github
  }

  /// - Parameter isColored: Whether `text` may use the colours of a terminal.
  public func render(_ format: Format, isColored: Bool = false) -> String {
    switch format {
    case .text: text(isColored)
    case .markdown: markdown
    case .github: LintFormat.github.render(result)
    }
  }

  private var heading: String {
    "\(tickets.count) ticket\(tickets.count == 1 ? "" : "s") in \(range), as of \(time)"
  }

  private func text(_ isColored: Bool) -> String {
    var text = "\(printable(heading))\n"
    for ticket in tickets {
      text += "\n" + Style.bold.apply(to: printable("\(ticket.name)  \(ticket.subject)"), ifColored: isColored) + "\n"
      for event in ticket.events { text += "  \(printable(event))\n" }
    }
    return text + "\n" + LintFormat.text.render(result, isColored: isColored)
  }

  /// For a comment on a pull request. Nothing that customers wrote becomes markup, a link or a mention.
  private var markdown: String {
    var text = "### Heard: \(escapedMarkdown(heading))\n"
    if !result.files.isEmpty { text += "\n**\(escapedMarkdown(result.summary))**\n\n" }
    for file in result.files {
      for diagnostic in file.diagnostics {
        let place = file.span(diagnostic).start
        let sign = diagnostic.severity == .error ? "🛑" : diagnostic.severity == .warning ? "⚠️" : "ℹ️"
        let spot = escapedMarkdown("\(file.path):\(place.line)")
        text += "- \(sign) \(escapedMarkdown(diagnostic.message)) (`\(diagnostic.rule)`, \(spot))\n"
      }
    }
    for ticket in tickets {
      text += "\n**\(escapedMarkdown(ticket.name))** \(escapedMarkdown(ticket.subject))\n"
      for event in ticket.events { text += "- \(escapedMarkdown(event))\n" }
    }
    return text
  }
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
