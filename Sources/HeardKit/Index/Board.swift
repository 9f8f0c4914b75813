/// All tickets of a desk as the pages of an index show them: by status and tier, what is due first at the top.
public struct Board: Sendable {
  struct Column {
    /// `open/tier-2`.
    let title: String
    /// Tickets that somebody has to mind.
    var lines: [IndexPart.Line] = []
    /// How many more stand in each folder of what is done.
    var done: [(folder: String, count: Int)] = []

    var count: Int { done.reduce(lines.count) { $0 + $1.count } }
  }

  let source: IndexSource
  /// By folder.
  private var runs: [String: IndexPart.Run] = [:]
  /// Those that hold something, in the order of heard.yaml; tickets in folders that mean nothing come last. None before ``finish()``.
  private(set) var columns: [Column] = []

  public init(_ source: IndexSource) { self.source = source }

  public mutating func add(_ part: IndexPart) {
    for run in part.runs {
      guard let place = runs.index(forKey: run.folder) else {
        runs[run.folder] = run
        continue
      }
      runs.values[place].lines += run.lines
      runs.values[place].doneCount += run.doneCount
    }
  }

  /// Says that all is there.
  public mutating func finish() {
    var byRank: [Int: Column] = [:]
    for run in runs.values {
      var column = byRank[run.rank] ?? Column(title: run.title)
      column.lines += run.lines
      if run.doneCount > 0 { column.done.append((run.folder, run.doneCount)) }
      byRank[run.rank] = column
    }
    columns = byRank.sorted { $0.key < $1.key }.map { _, column in
      var column = column
      column.lines.sort { $0.due != $1.due ? $0.due < $1.due : $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      column.done.sort { $0.folder > $1.folder }
      return column
    }
  }

  /// So many bytes the lines are on a page.
  func size(_ page: (IndexPart.Line) -> [UInt8]) -> Int {
    columns.reduce(0) { $0 + $1.lines.reduce(0) { $0 + page($1).count } }
  }

  /// `4 tickets to mind, 12 done`.
  var summary: String {
    "\(counted(runs.values.reduce(0) { $0 + $1.lines.count })) to mind, \(runs.values.reduce(0) { $0 + $1.doneCount }) done"
  }
}

/// `1 ticket`, `4 tickets`.
func counted(_ tickets: Int) -> String { "\(tickets) ticket\(tickets == 1 ? "" : "s")" }
