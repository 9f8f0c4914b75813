import Foundation
import HeardKit

@testable import heard

/// A repository in which several clones work on the same tickets, each on a branch `clone<n>` that starts at `main`, and what they said.
struct GitHistory {
  /// What became of one saying, which is known by a word that stands nowhere else.
  struct Saying {
    let ticket: String
    /// The entry as it was written or edited last; nil once it was taken away.
    var entry: String?
    let clone: Int
  }

  let desk: HookDesk
  let clones: Int
  var dice: SeededGenerator
  private(set) var sayings: [String: Saying] = [:]
  /// Of tickets that a clone deleted in this round: the words that it saw.
  private(set) var deletions: [String: Set<String>] = [:]
  /// The clones that changed a ticket in this round.
  private(set) var changed: [String: Set<Int>] = [:]
  /// Tickets that somebody moved without a word.
  private(set) var movedByHand: Set<String> = []
  private var round = 0
  private var count = 0
  private var second = 0

  init(seed: UInt64) throws {
    dice = SeededGenerator(state: seed)
    clones = 3 + Int(seed % 3)
    desk = try HookDesk()
    try desk.write(".gitattributes", "tickets/**/*.md merge=heard diff=heard\n")
    for _ in 0..<4 { try create(by: 0) }
    try commit("start")
  }

  /// Every clone does something, in one to three commits.
  mutating func work() throws {
    round += 1
    (deletions, changed) = ([:], [:])
    for clone in 0..<clones {
      try desk.git("checkout", "-q", "-B", "clone\(clone)", "main")
      second = 0
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        for _ in 0..<Int.random(in: 1...4, using: &dice) { try change(by: clone) }
        try commit("clone \(clone)")
      }
    }
  }

  /// Forgets tickets that are gone, when that is right.
  mutating func forget(_ ticket: String) { sayings = sayings.filter { $0.value.ticket != ticket } }

  /// The tickets in the working tree by path.
  func sheets() throws -> [String: TicketSheet] {
    let paths = FileManager.default.enumerator(atPath: "\(desk.root)/tickets")?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: try paths.filter { $0.hasSuffix(".md") }.map { ($0, TicketSheet(try desk.read("tickets/\($0)"))) })
  }

  private func commit(_ message: String) throws {
    try desk.git("add", "-A")
    try desk.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
  }

  /// A few moments in each round, so that much happens at once.
  private mutating func heading(_ words: String) -> String {
    second = min(second + Int.random(in: 0...1, using: &dice), 9)
    return "## 2026-11-\(21 + round / 20) \(10 + round % 20 / 2):\(round % 2 * 3)\(second) +00:00 \(words)"
  }

  private mutating func say(_ heading: String, _ ticket: String, by clone: Int) -> String {
    count += 1
    let word = "word-\(count)-\(ticket)"
    let entry = "\(heading)\n\(word)"
    sayings[word] = Saying(ticket: ticket, entry: entry, clone: clone)
    return entry
  }

  private mutating func create(by clone: Int) throws {
    let id = "2611-\(String(format: "%06d", count))"
    changed[id, default: []].insert(clone)
    let front = ["subject: Order \(id)", "customer: Ana <@ana>", "channel: email", "priority: low", "tags: [a, b]"]
    let entry = say(heading("customer"), id, by: clone)
    try desk.write("tickets/new/\(id)-order.md", TicketSheet(front: front, entries: [entry]).text)
  }

  private mutating func change(by clone: Int) throws {
    guard let (path, old) = try sheets().sorted(by: { $0.key < $1.key }).randomElement(using: &dice) else { return try create(by: clone) }
    var (place, sheet) = (path, old)
    let ticket = TicketSheet.id(path)
    let words = Set(sheet.entries.map(TicketSheet.word))
    // What this clone may edit: its own words that everybody has.
    let own = sheet.entries.indices.filter { index in
      let saying = sayings[TicketSheet.word(sheet.entries[index])]
      return saying?.clone == clone && index > 0
        && !sheet.entries[index].hasPrefix("## 2026-11-\(21 + round / 20) \(10 + round % 20 / 2):\(round % 2 * 3)")
    }
    switch Int.random(in: 0..<16, using: &dice) {
    case 0: return try create(by: clone)
    case 1:
      guard changed[ticket]?.contains(clone) != true, sheet.entries.count > 3 else { return }
      deletions[ticket, default: words].formIntersection(words)
      return try FileManager.default.removeItem(atPath: "\(desk.root)/tickets/\(path)")
    case 2, 3:
      guard let index = own.randomElement(using: &dice), case let word = TicketSheet.word(sheet.entries[index]) else { return }
      sheet.entries[index] = sheet.entries[index].replacing("\n\(word)", with: "\nedited \(word)")
      sayings[word]?.entry = sheet.entries[index]
    case 4:
      guard let index = own.randomElement(using: &dice) else { return }
      let entry = sheet.entries.remove(at: index)
      sayings[TicketSheet.word(entry)]?.entry = nil
      // Without the entry that tells of it, the move is one by hand.
      if entry.contains(" move ") { movedByHand.insert(ticket) }
    case 5:
      sheet.front[4] = ["tags: [a]", "tags: [b]", "tags: [a, b, c\(clone)]", "tags: [a, b, d]"].randomElement(using: &dice) ?? ""
      if old.front[4] != "tags: [a, b]" { sheet.front[4] = old.front[4] }
    case 6, 7:
      let value = ["low", "high", "urgent"].randomElement(using: &dice) ?? ""
      sheet.entries.append(say(heading("set clone\(clone) priority \(sheet.front[3].dropFirst(10)) -> \(value)"), ticket, by: clone))
      sheet.front[3] = "priority: \(value)"
    case 8, 9, 10:
      let (name, folder) = TicketSheet.places.randomElement(using: &dice) ?? ("", "")
      place = "\(folder)/\(splitPath(path).name)"
      sheet.entries.append(say(heading("move clone\(clone) \(TicketSheet.place(path)) -> \(name)"), ticket, by: clone))
    case 11:
      place = "\(TicketSheet.places.randomElement(using: &dice)?.folder ?? "new")/\(splitPath(path).name)"
      movedByHand.insert(ticket)
    default:
      let kind = ["agent", "note", "customer"].randomElement(using: &dice) ?? "note"
      sheet.entries.append(say(heading("\(kind) clone\(clone)"), ticket, by: clone))
    }
    changed[ticket, default: []].insert(clone)
    if place != path { try FileManager.default.removeItem(atPath: "\(desk.root)/tickets/\(path)") }
    try desk.write("tickets/\(place)", sheet.text)
  }
}
