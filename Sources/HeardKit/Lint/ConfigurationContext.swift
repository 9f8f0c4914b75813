/// What a rule for heard.yaml may look at.
public struct ConfigurationContext: Sendable {
  let configuration: Configuration
  let bytes: [UInt8]
  let today: CivilDate
  /// What the holiday files hold; nil where nobody has read them.
  let serviceLevels: ServiceLevels?
  /// Why no clock can be read.
  let clockProblem: CalendarError?

  /// The bytes of a key or list item of the file; its first line where there is none.
  func place(_ path: String...) -> Range<Int> {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let range = Configuration.place(of: Array(path.prefix(length)), in: bytes) { return range }
    }
    return bytes.line(at: 0)
  }
}
