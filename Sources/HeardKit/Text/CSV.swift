/// A table as RFC 4180 describes it, and the dialects met in practice: LF, CRLF or CR, a byte order mark, semicolons or tabs.
public struct CSV: Sendable {
  /// The names of the columns: the first row, blanks around each taken away.
  public var header: [String] = []
  /// The rows below the header that have a field for each column.
  public var records: [Record] = []
  /// The rows that have not, and quotes that never close.
  public var problems: [Problem] = []

  /// A row.
  public struct Record: Sendable {
    /// The line of the file on which it begins, counted from 1.
    public var line: Int
    /// As they stand in the file: neither blanks nor line ends inside quotes are changed; bytes that are not UTF-8 become U+FFFD.
    public var fields: [String]
  }

  /// A row that could not be read.
  public struct Problem: Hashable, Sendable {
    /// Counted from 1.
    public var line: Int
    public var message: String
  }

  /// Reads a table; never fails. Blank lines are passed over. A quote opens a quoted field only as its first byte.
  public init(_ bytes: [UInt8]) {
    var reader = CSVReader(bytes)
    header = Self.names(reader.next())
    while let record = reader.next() {
      if record.fields.count == header.count {
        records.append(record)
      } else {
        let row = excerpt(record.fields.joined(separator: ","))
        let message = "the header has \(header.count) fields, this row \(record.fields.count): \(row)"
        problems.append(Problem(line: record.line, message: message))
      }
    }
    problems = (problems + reader.problems).sorted { $0.line < $1.line }
  }

  /// The names of the columns alone.
  static func header(of bytes: [UInt8]) -> [String] {
    var reader = CSVReader(bytes)
    return names(reader.next())
  }

  private static func names(_ record: Record?) -> [String] {
    (record?.fields ?? []).map { name in
      let bytes = Array(name.utf8)
      return bytes.text(bytes.trimmingBlanks(0..<bytes.count))
    }
  }
}

/// Goes through the rows of a table.
struct CSVReader {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int
  private var line = 1
  private var resumptions = 0
  private(set) var problems: [CSV.Problem] = []

  /// How often reading goes on behind a quote that never closes; each costs a pass over the rest.
  private static let resumptionLimit = 16

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let firstLine = bytes[position...].prefix { $0 != Byte.newline && $0 != Byte.carriageReturn }
    // The delimiter is the candidate that the first line holds most of; a comma if it holds none.
    delimiter =
      [UInt8(ascii: ","), UInt8(ascii: ";"), Byte.tab].reversed().max { left, right in
        firstLine.count { $0 == left } < firstLine.count { $0 == right }
      } ?? UInt8(ascii: ",")
  }

  private var isAtLineEnd: Bool {
    position >= bytes.count || bytes[position] == Byte.newline || bytes[position] == Byte.carriageReturn
  }

  private mutating func skipLineEnd() {
    if position < bytes.count, bytes[position] == Byte.carriageReturn { position += 1 }
    if position < bytes.count, bytes[position] == Byte.newline { position += 1 }
    line += 1
  }

  /// The next row that is not blank and whose quotes close.
  mutating func next() -> CSV.Record? {
    while position < bytes.count {
      if isAtLineEnd {
        skipLineEnd()
        continue
      }
      let (start, startLine) = (position, line)
      if let fields = row() { return CSV.Record(line: startLine, fields: fields) }
      resume(start, startLine)
    }
    return nil
  }

  private mutating func row() -> [String]? {
    var fields: [String] = []
    while true {
      guard let field = field() else { return nil }
      fields.append(field)
      if isAtLineEnd { break }
      position += 1
    }
    skipLineEnd()
    return fields
  }

  /// Reads up to the next delimiter or line end outside quotes; nil if a quote never closes.
  private mutating func field() -> String? {
    var text: [UInt8] = []
    if position < bytes.count, bytes[position] == Byte.quote {
      guard quoted(into: &text) else { return nil }
    }
    let start = position
    while !isAtLineEnd, bytes[position] != delimiter { position += 1 }
    return String(decoding: text + bytes[start..<position], as: UTF8.self)
  }

  private mutating func quoted(into text: inout [UInt8]) -> Bool {
    let openingLine = line
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Byte.quote {
        guard position < bytes.count, bytes[position] == Byte.quote else { return true }
        position += 1
      } else if byte == Byte.newline || byte == Byte.carriageReturn && !(position < bytes.count && bytes[position] == Byte.newline) {
        line += 1
      }
      text.append(byte)
    }
    line = openingLine
    return false
  }

  /// Goes on at the line below the one on which an unclosed quote opened, so that one torn row does not swallow those after it.
  private mutating func resume(_ start: Int, _ startLine: Int) {
    let quoteLine = line
    let row = excerpt(bytes.text(bytes.line(at: start)))
    resumptions += 1
    guard resumptions < Self.resumptionLimit else {
      problems.append(
        CSV.Problem(line: startLine, message: "a quote opens on line \(line) and never closes; the rest was not read: \(row)"))
      position = bytes.count
      return
    }
    problems.append(CSV.Problem(line: startLine, message: "the row is torn: a quote opens on line \(line) and never closes: \(row)"))
    (position, line) = (start, startLine)
    while line <= quoteLine {
      while !isAtLineEnd { position += 1 }
      skipLineEnd()
    }
  }
}
