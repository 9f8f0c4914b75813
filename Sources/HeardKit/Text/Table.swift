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
  public var rows: TableRows

  public init(_ columns: [Column], _ rows: TableRows = TableRows()) { (self.columns, self.rows) = (columns, rows) }

  /// The table as lines, each ending in a line feed, without blanks before it.
  ///
  /// - Parameter width: columns of the terminal to fit; nil to cut nothing. Columns that are not flexible are never cut.
  public func text(width: Int? = nil, isColored: Bool = false) -> String {
    String(decoding: bytes(of: rows.indices, width: width, isColored: isColored), as: UTF8.self)
  }

  /// The same of some rows, in the order in which these are named. A table may have a hundred thousand lines, so they are bytes.
  func bytes(of places: some Collection<Int>, width: Int? = nil, isColored: Bool = false) -> [UInt8] {
    var header = TableRows()
    if columns.contains(where: { !$0.title.isEmpty }) { header.append(columns.map { Cell($0.title, .dim) }) }
    let widths = fittedWidths(header, to: width)
    var text = ByteBuffer(capacity: (places.count + 1) * (widths.reduce(0, +) + Self.gap * widths.count))
    for place in header.indices { append(header, place, to: &text, widths, isColored) }
    for place in places { append(rows, place, to: &text, widths, isColored) }
    return text.bytes
  }

  private static let gap = 2
  /// Narrower than this a flexible column says nothing.
  private static let least = 8

  private func fittedWidths(_ header: TableRows, to width: Int?) -> [Int] {
    var widths = Array(repeating: 0, count: columns.count)
    for rows in [header, rows] { rows.widen(&widths) }
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

  private func append(_ rows: TableRows, _ place: Int, to line: inout ByteBuffer, _ widths: [Int], _ isColored: Bool) {
    var blanks = 0
    let cells = rows.cells(place)
    for index in 0..<min(widths.count, cells.count) {
      let (cell, isRight) = (cells.lowerBound + index, columns[index].isRightAligned)
      let (range, style) = (rows.text(cell), isColored ? rows.cells[cell].style : nil)
      var (text, padding): (String?, Int) = (nil, widths[index] - rows.cells[cell].width)
      if padding < 0 || style != nil {
        let cut = rows.bytes.text(range).truncated(toWidth: widths[index])
        (text, padding) = (style?.apply(to: cut, ifColored: true) ?? cut, widths[index] - cut.displayWidth)
      }
      if isRight { blanks += padding }
      if !range.isEmpty {
        line.append(Byte.blank, times: blanks)
        if let text {
          line.append(text: text)
        } else {
          rows.bytes.withUnsafeBytes { line.append(UnsafeRawBufferPointer(rebasing: $0[range])) }
        }
        blanks = 0
      }
      blanks += Self.gap + (isRight ? 0 : padding)
    }
    line.append(Byte.newline)
  }
}
