/// What `is:` asks for.
public struct QueryState: Sendable {
  public let name: String
  public let meaning: String
  let test: Query.Test

  /// In the order of the documentation.
  public static let all = [
    QueryState(name: "overdue", meaning: "a clock is past its due") { row, _ in row.clocks.contains { $0.state == .overdue } },
    QueryState(name: "due-soon", meaning: "a clock has little time left") { row, _ in row.clocks.contains { $0.state == .dueSoon } },
    QueryState(name: "breached", meaning: "a clock ended after its due") { row, _ in row.clocks.contains { $0.state == .breached } },
    QueryState(name: "paused", meaning: "a clock stands still while we wait for the customer") { row, _ in
      row.clocks.contains { $0.state == .paused }
    },
    QueryState(name: "waiting", meaning: "the customer wrote last, and nobody answered") { row, _ in row.waitingSince != nil },
    QueryState(name: "unanswered", meaning: "no person of ours has written yet") { row, _ in
      !row.course.isAnswered
    },
    QueryState(name: "unassigned", meaning: "nobody has it") { row, _ in row.ticket.assignee == nil },
    QueryState(name: "active", meaning: "its status runs or pauses, or a clock still runs: what a list shows by itself") { row, _ in
      row.isActive
    },
  ]
}
