/// A desk as lists show its tickets.
public struct DeskView: Sendable {
  /// As somebody named it.
  public let name: String
  public let configuration: Configuration
  public let time: TimeText

  public init(name: String = "", configuration: Configuration, time: TimeText) {
    (self.name, self.configuration, self.time) = (name, configuration, time)
  }
}

/// A ticket of one of the desks that are looked at.
public struct DeskRow: Sendable {
  public let row: TicketRow
  /// Its place among the desks.
  public let desk: Int

  public init(_ row: TicketRow, desk: Int = 0) { (self.row, self.desk) = (row, desk) }
}

/// Whose name stands beside each ticket, nil where there is only one desk.
func name(of row: DeskRow, in desks: [DeskView]) -> String? { desks.count > 1 ? desks[row.desk].name : nil }
