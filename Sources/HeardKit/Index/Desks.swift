/// A desk as lists show its tickets.
public struct DeskView: Sendable {
  /// As somebody named it.
  public let name: String
  /// Whether that stands beside its tickets: several were asked for, be it that only this one can be read.
  public let isOfSeveral: Bool
  public let configuration: Configuration
  public let time: TimeText

  public init(name: String = "", isOfSeveral: Bool = false, configuration: Configuration, time: TimeText) {
    (self.name, self.isOfSeveral, self.configuration, self.time) = (name, isOfSeveral, configuration, time)
  }
}

/// A ticket of one of the desks that are looked at.
public struct DeskRow: Sendable {
  public let row: TicketRow
  /// Its place among the desks.
  public let desk: Int

  public init(_ row: TicketRow, desk: Int = 0) { (self.row, self.desk) = (row, desk) }
}

/// Whose name stands beside a ticket, nil where one desk was asked for.
func name(of row: DeskRow, in desks: [DeskView]) -> String? { desks[row.desk].isOfSeveral ? desks[row.desk].name : nil }
