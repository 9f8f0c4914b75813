/// All tickets as the generated pages show them: by status and tier, what is due first at the top.
struct Board {
  struct Column {
    /// `open/tier-2`.
    let title: String
    /// Tickets that somebody has to mind.
    var rows: [TicketRow] = []
    /// How many more stand in each folder of what is done.
    var done: [(folder: String, count: Int)] = []
  }

  /// Those that hold something, in the order of heard.yaml; tickets in folders that mean nothing come last.
  private(set) var columns: [Column] = []
  private(set) var activeCount = 0
  private(set) var doneCount = 0

  init(_ rows: [TicketRow], _ configuration: Configuration) {
    var byRank: [Int: Column] = [:]
    var done: [Int: [String: Int]] = [:]
    for row in rows {
      let placement = row.ticket.placement
      let rank = placement.map(configuration.boardRank) ?? .max
      let title = placement?.name ?? "in no known folder"
      if row.isActive {
        byRank[rank, default: Column(title: title)].rows.append(row)
        activeCount += 1
      } else {
        byRank[rank] = byRank[rank] ?? Column(title: title)
        done[rank, default: [:]][splitPath(row.ticket.path).folder, default: 0] += 1
        doneCount += 1
      }
    }
    let sort = QuerySort(key: .due, isReversed: false)
    columns = byRank.sorted { $0.key < $1.key }.map { rank, column in
      var column = column
      column.rows = sort.sorted(column.rows, configuration)
      column.done = (done[rank] ?? [:]).sorted { $0.key > $1.key }.map { (folder: $0.key, count: $0.value) }
      return column
    }
  }

  /// `4 tickets to mind, 12 done`.
  var summary: String { "\(counted(activeCount)) to mind, \(doneCount) done" }
}

/// `1 ticket`, `4 tickets`.
func counted(_ tickets: Int) -> String { "\(tickets) ticket\(tickets == 1 ? "" : "s")" }

/// A path of the workspace as a link from a page in `.heard/`. Everything that is not plain in an address is written in percent.
func pageLink(_ path: String) -> String {
  var link = Array("../".utf8)
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      link.append(byte)
    default:
      link += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
    }
  }
  return String(decoding: link, as: UTF8.self)
}
