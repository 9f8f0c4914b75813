/// Rows of a table as bytes behind one another: a text for each cell would take longer to make and to give back than to show.
public struct TableRows: Sendable, ExpressibleByArrayLiteral {
  struct Cell: Sendable {
    /// Where its text ends among the bytes of all.
    var end: Int
    /// Columns that it takes.
    var width: Int
    var style: Style?
  }

  private(set) var bytes: [UInt8] = []
  private(set) var cells: [Cell] = []
  /// Where each row ends among the cells.
  private var ends: [Int] = []

  public init() {}
  public init(_ rows: [[Table.Cell]]) { for row in rows { append(row) } }
  public init(arrayLiteral rows: [Table.Cell]...) { self.init(rows) }

  public var count: Int { ends.count }
  public var isEmpty: Bool { ends.isEmpty }
  var indices: Range<Int> { 0..<ends.count }

  func cells(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
  func text(_ cell: Int) -> Range<Int> { (cell == 0 ? 0 : cells[cell - 1].end)..<cells[cell].end }

  public mutating func append(_ row: [Table.Cell]) {
    for cell in row { add(cell) }
    endRow()
  }

  mutating func add(_ cell: Table.Cell) {
    bytes += cell.text.utf8
    cells.append(Cell(end: bytes.count, width: cell.width, style: cell.style))
  }

  /// Adds a cell that shows a part of a text.
  mutating func add(_ text: [UInt8], _ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1] == Byte.blank { end -= 1 }
    let shown = text[range.lowerBound..<end]
    // What is not plain ASCII may be wide, or what a terminal obeys.
    guard shown.allSatisfy({ $0 &- 0x20 < 0x5F }) else { return add(Table.Cell(text.text(range))) }
    bytes += shown
    cells.append(Cell(end: bytes.count, width: shown.count, style: nil))
  }

  /// Adds a row of one cell that no table shows.
  mutating func add(row: UnsafeRawBufferPointer) {
    bytes += row
    cells.append(Cell(end: bytes.count, width: 0))
    endRow()
  }

  /// What was added since the last one is a row.
  mutating func endRow() { ends.append(cells.count) }

  mutating func append(_ other: TableRows) {
    let (byteCount, cellCount) = (bytes.count, cells.count)
    bytes += other.bytes
    for var cell in other.cells {
      cell.end += byteCount
      cells.append(cell)
    }
    ends += other.ends.lazy.map { $0 + cellCount }
  }

  /// Makes columns wide enough for all rows.
  func widen(_ widths: inout [Int]) {
    for row in indices {
      let start = cells(row).lowerBound
      for index in 0..<min(widths.count, cells(row).count) { widths[index] = max(widths[index], cells[start + index].width) }
    }
  }
}
