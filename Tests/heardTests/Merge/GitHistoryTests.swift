import Foundation
import Testing

@testable import heard

/// Random work of three to five clones, brought together by the real git in several orders and ways: nothing is lost, nothing doubled, and
/// every way leads to the same bytes. A failure names its seed; `HEARD_MERGE_SEED` runs it again, `HEARD_MERGE_ROUNDS` makes it long.
@Suite struct GitHistoryTests {
  private static let world = ProcessInfo.processInfo.environment
  private static let seed = UInt64(world["HEARD_MERGE_SEED"] ?? "")
  private static let rounds = Int(world["HEARD_MERGE_ROUNDS"] ?? "") ?? 2

  @Test(arguments: seed.map { [$0] } ?? [1, 2]) func everyWayTogetherKeepsEveryWordOnce(_ seed: UInt64) throws {
    var history = try GitHistory(seed: seed)
    defer { history.desk.remove() }
    for round in 1...Self.rounds {
      try history.work()
      var first: String?
      for trial in 0..<2 {
        var ways: [String] = []
        try bring(&history, &ways)
        let place = "seed \(seed), round \(round), trial \(trial): \(ways.joined(separator: ", "))"
        let tree = try history.desk.git("rev-parse", "HEAD:tickets")
        let isSame = first == nil || first == tree
        if !isSame { Issue.record("\(place): other bytes\n\(try history.desk.git("diff", "trial0", "HEAD"))") }
        first = tree
        let problems = try problems(history)
        for problem in problems { Issue.record("\(place): \(problem)") }
        try history.desk.git("branch", "-f", "trial\(trial)")
        if !problems.isEmpty || !isSame { return }
      }
      try history.desk.git("checkout", "-q", "-B", "main", "trial0")
      let left = Set(try history.sheets().keys.map(TicketSheet.id))
      for ticket in Set(history.sayings.values.map(\.ticket)).subtracting(left) { history.forget(ticket) }
    }
  }

  /// Brings all clones together in some order, each in some way.
  private func bring(_ history: inout GitHistory, _ ways: inout [String]) throws {
    let order = (0..<history.clones).shuffled(using: &history.dice)
    try history.desk.git("checkout", "-q", "--detach", "clone\(order[0])")
    ways.append("clone\(order[0])")
    for clone in order.dropFirst() {
      let way = GitWay.allCases.randomElement(using: &history.dice) ?? .merge
      ways.append("\(way) clone\(clone)")
      do { try way.bring("clone\(clone)", into: history.desk) } catch let error as GitWay.Failure {
        throw GitWay.Failure(words: ways + error.words, said: error.said)
      }
    }
  }

  /// What is not as it must be in the working tree.
  private func problems(_ history: GitHistory) throws -> [String] {
    var problems: [String] = []
    var standing: [String: [String]] = [:]
    var places: [String: [String]] = [:]
    for (path, sheet) in try history.sheets() {
      places[TicketSheet.id(path), default: []].append(path)
      for entry in sheet.entries { standing[TicketSheet.word(entry), default: []].append(entry) }
      let move = sheet.entries.last { $0.split(separator: " ").dropFirst(4).first == "move" }
      let named = move?.prefix { $0 != "\n" }.split(separator: " ").last.map(String.init) ?? "new"
      let ticket = TicketSheet.id(path)
      if !history.movedByHand.contains(ticket), named != TicketSheet.place(path) { problems.append("\(path): the last move says \(named)") }
      if sheet.front.count != 5 { problems.append("\(path): \(sheet.front)") }
    }
    problems += places.filter { $0.value.count > 1 }.map { "\($0.key) stands in \($0.value)" }
    for (word, saying) in history.sayings {
      if places[saying.ticket] == nil, history.deletions[saying.ticket]?.contains(word) == true { continue }
      if places[saying.ticket] != nil, let seen = history.deletions[saying.ticket], history.changed[saying.ticket] == nil {
        problems.append("\(saying.ticket) was deleted, and is there with \(seen.count) words")
      }
      let wanted = [saying.entry].compactMap(\.self)
      if standing[word] ?? [] != wanted { problems.append("\(word): \(standing[word] ?? []) for \(wanted)") }
    }
    let lint = try history.desk.run(["heard", "lint", "--now", "2026-12-20T00:00Z"], in: history.desk.root)
    for rule in ["duplicate-id", "conflict-marker", "duplicate-key", "entry-order", "front-matter", "entry-heading"]
    where lint.output.contains(Array("[\(rule)]".utf8)) { problems.append("lint finds \(rule)") }
    return problems
  }
}
