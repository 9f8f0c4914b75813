/// Rows of text in aligned columns, for people.
public struct Table {
  public struct Column: Sendable {
    /// Stands in the first line; all empty: no such line.
    public var title: String
    /// Numbers and times align right.
    public var isRightAligned: Bool
    /// Whether it gives way where the terminal is too narrow.
    public var isFlexible: Bool
    /// Whether it does so before the other flexible ones.
    public var yieldsFirst: Bool

    public init(_ title: String, isRightAligned: Bool = false, isFlexible: Bool = false, yieldsFirst: Bool = false) {
      self.title = title
      self.yieldsFirst = yieldsFirst
      self.isRightAligned = isRightAligned
      self.isFlexible = isFlexible
    }
  }

  public struct Cell: ExpressibleByStringInterpolation, Sendable {
    /// One line that a terminal may show as it is.
    public let text: String
    public let style: Style?
    /// Columns that the text takes.
    let width: Int

    public init(_ text: String, _ style: Style? = nil) {
      var (line, width) = (text, text.plainWidth)
      if width == nil { line = printable(text) }
      while line.utf8.last == Byte.blank {
        line.removeLast()
        width = width.map { $0 - 1 }
      }
      (self.text, self.style, self.width) = (line, style, width ?? line.displayWidth)
    }

    public init(stringLiteral text: String) { self.init(text) }
  }

  public var columns: [Column]
  /// Cells beyond the columns are not shown, missing ones are blank.
  public var rows: [[Cell]] = []

  public init(_ columns: [Column]) { self.columns = columns }

  /// The table as lines, each ending in a line feed, without blanks before it.
  ///
  /// - Parameter width: columns of the terminal to fit; nil to cut nothing. Columns that are not flexible are never cut.
  public func text(width: Int? = nil, isColored: Bool = false) -> String {
    let header = columns.contains { !$0.title.isEmpty } ? columns.map { Cell($0.title, .dim) } : nil
    let widths = fittedWidths(header, to: width)
    var text = ByteBuffer(capacity: (rows.count + 1) * (widths.reduce(0, +) + Self.gap * widths.count))
    if let header { append(header, to: &text, widths, isColored) }
    for index in rows.indices { append(rows[index], to: &text, widths, isColored) }
    return text.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private static let gap = 2
  /// Narrower than this a flexible column says nothing.
  private static let least = 8

  private func fittedWidths(_ header: [Cell]?, to width: Int?) -> [Int] {
    var widths = columns.indices.map { header?[$0].width ?? 0 }
    for row in rows.indices {
      for index in 0..<min(widths.count, rows[row].count) { widths[index] = max(widths[index], rows[row][index].width) }
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * max(0, columns.count - 1) - width
    while excess > 0 {
      let flexible = columns.indices.filter { columns[$0].isFlexible && widths[$0] > Self.least }.sorted { widths[$0] > widths[$1] }
      let early = flexible.filter { columns[$0].yieldsFirst }
      let candidates = early.isEmpty ? flexible : early
      guard let widest = candidates.first else { break }
      let floor = candidates.dropFirst().first.map { max(Self.least, widths[$0] - 1) } ?? Self.least
      let cut = min(excess, widths[widest] - min(floor, widths[widest] - 1))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }

  /// A table may have a hundred thousand lines, so they are bytes.
  private func append(_ row: borrowing [Cell], to line: inout ByteBuffer, _ widths: [Int], _ isColored: Bool) {
    var blanks = 0
    for index in 0..<min(widths.count, row.count) {
      let isCut = row[index].width > widths[index]
      let text = isCut ? row[index].text.truncated(toWidth: widths[index]) : row[index].text
      let padding = widths[index] - (isCut ? text.displayWidth : row[index].width)
      let isRight = columns[index].isRightAligned
      if isRight { blanks += padding }
      if !text.isEmpty {
        line.append(Byte.blank, times: blanks)
        line.append(text: isColored ? row[index].style?.apply(to: text, ifColored: true) ?? text : text)
        blanks = 0
      }
      blanks += Self.gap + (isRight ? 0 : padding)
    }
    line.append(Byte.newline)
  }
}
