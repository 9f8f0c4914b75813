import Foundation
import Testing

@testable import HeardKit

/// The examples of docs/format.md, each kind tried as its fence says: ```` ```headings heard-bad ````.
@Suite struct FormatDocumentTests {
  struct Example: Sendable, CustomStringConvertible {
    var kind: String
    var line: Int
    var text: String
    var description: String { "\(kind), line \(line)" }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  static let document =
    (try? String(contentsOf: URL(filePath: #filePath).appending(path: "../../../docs/format.md").standardized, encoding: .utf8)) ?? ""

  static let examples: [Example] = {
    var examples: [Example] = []
    var (fence, isMarked) = ("", false)
    for (index, line) in document.components(separatedBy: "\n").enumerated() {
      if fence.isEmpty, line.hasPrefix("```") {
        fence = String(line.prefix { $0 == "`" })
        let kind = String(line.dropFirst(fence.count))
        isMarked = kind.contains(" heard")
        if isMarked { examples.append(Example(kind: kind, line: index + 2, text: "")) }
      } else if line == fence {
        fence = ""
      } else if !fence.isEmpty, isMarked {
        examples[examples.count - 1].text += line + "\n"
      }
    }
    return examples
  }()

  @Test func eachKeyHasItsName() { #expect(Ticket.keys == Ticket.Key.allCases.map { "\($0)" }) }

  @Test func thereAreExamplesOfEachKind() {
    let tried = ["markdown heard", "markdown heard-bad", "yaml heard", "yaml heard-bad", "headings heard", "headings heard-bad"]
    let all = tried + ["headings heard-text", "yaml heard-configuration", "yaml heard-configuration-bad"]
    #expect(Set(Self.examples.map(\.kind)) == Set(all))
  }

  @Test(arguments: examples) func readsAsItSays(example: Example) {
    switch example.kind {
    case "markdown heard": #expect(findings(example.text) == [])
    case "markdown heard-bad": #expect(findings(example.text) != [])
    case "yaml heard": #expect(findings("---\n\(example.text)---\n") == [])
    case "yaml heard-configuration": #expect(Configuration.read(Array(example.text.utf8)).diagnostics.map(\.message) == [])
    default: for line in example.lines { readsAsItSays(line, example.kind) }
    }
  }

  private func readsAsItSays(_ line: String, _ kind: String) {
    let ticket = "---\nsubject: A\n---\n\n\(line)\nText\n"
    let count = TicketDocument(Array(ticket.utf8)).entries.count
    switch kind {
    case "headings heard": #expect(findings(ticket) == [] && count == 1, "\(line)")
    case "headings heard-bad": #expect(findings(ticket) != [] && count == 0, "\(line)")
    case "headings heard-text": #expect(findings(ticket) == [] && count == 0, "\(line)")
    case "yaml heard-bad": #expect(findings(line.hasPrefix("{") ? "---\na: \(line)\n---\n" : "---\n\(line)\n---\n") != [], "\(line)")
    default:
      // A map in braces is no configuration by itself: its inside is.
      let inside = line.dropFirst().dropLast()
      #expect(Configuration.read(Array("\(inside)\n".utf8)).diagnostics.contains { $0.rule == "configuration" }, "\(line)")
    }
  }

  private func findings(_ ticket: String) -> [String] { TicketDocument(Array(ticket.utf8)).diagnostics.map(\.message) }

  @Test func everySectionAndKeyIsNamed() {
    let kinds = Entry.Kind.allCases.map(\.rawValue) + Clock.allCases.map(\.rawValue)
    let names = ConfigurationReader.sections.map(\.name) + Ticket.keys + kinds
    for name in names { #expect(Self.document.contains("`\(name)`"), "\(name)") }
  }

  @Test(arguments: [("email:1", "2611-QGQCX3"), ("twitter:1001", "2611-4YF3B0")])
  func idsOfImportsAreAsStated(source: String, id: String) throws {
    let date = try #require(CivilDate(year: 2026, month: 11, day: 21))
    #expect(TicketID.candidates(for: source, on: date).first { _ in true }?.text == id)
    #expect(Self.document.contains("`\(source)` gives `\(id.dropFirst(5))`"))
  }
}
