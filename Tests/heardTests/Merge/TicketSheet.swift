import HeardKit

@testable import heard

/// A ticket in pieces, as a test writes it.
struct TicketSheet: Equatable {
  /// Lines.
  var front: [String]
  /// Each with its heading, its word at the end.
  var entries: [String]

  init(front: [String], entries: [String]) { (self.front, self.entries) = (front, entries) }

  init(_ text: String) {
    let pieces = text.split(separator: "\n\n## ")
    front = pieces[0].split(separator: "\n").filter { $0 != "---" }.map(String.init)
    entries = pieces.dropFirst().map { "## " + ($0.hasSuffix("\n") ? $0.dropLast() : $0) }
  }

  var text: String { "---\n" + front.map { $0 + "\n" }.joined() + "---\n\n" + entries.joined(separator: "\n\n") + "\n" }

  static func word(_ entry: String) -> String { String(entry.split { " \n".contains($0) }.last ?? "") }
  static func id(_ path: String) -> String { String(splitPath(path).name.prefix(11)) }

  /// Where tickets go: as a `move` names it, and the folder.
  static let places: [(name: String, folder: String)] = [
    ("open/tier-1", "open/tier-1"), ("open/tier-2", "open/tier-2"), ("pending/tier-1", "pending/tier-1"), ("resolved", "resolved/2026-11"),
  ]
  static func place(_ path: String) -> String { places.first { $0.folder == splitPath(path).folder }?.name ?? "new" }
}
