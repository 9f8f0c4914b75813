/// Days off from an iCalendar file.
public struct HolidayFile: Sendable {
  public struct Problem: Hashable, Sendable {
    /// From 1.
    public var line: Int
    public var message: String
  }

  public private(set) var dates: [CivilDate] = []
  public private(set) var problems: [Problem] = []

  public init(_ bytes: [UInt8]) {}
}
