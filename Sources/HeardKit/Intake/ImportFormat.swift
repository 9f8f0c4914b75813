/// What an export is, and so how it is read.
public enum ImportFormat: Hashable, Sendable {
  case tweets
  case csv(RecordMap)
  case json(RecordMap)

  /// Reads a file in this format.
  ///
  /// - Parameter zone: The workspace's.
  public func read(_ bytes: [UInt8], zone: TimeZoneRules) -> Intake {
    switch self {
    case .tweets: TweetCSV.read(bytes)
    case .csv(let map): GenericCSV.read(bytes, by: map, zone: zone)
    case .json(let map): JSONRecords.read(bytes, by: map, zone: zone)
    }
  }

  /// Finds the format by content: tweets by their header, else the first map whose columns the file has.
  public static func detect(_ bytes: [UInt8], maps: [ColumnMap]) throws(ImportFormatError) -> ImportFormat {
    try checkEncoding(bytes)
    if isJSON(bytes) {
      var first: JSON?
      JSONRecords.eachRecord(of: bytes, report: { _ in }) { _, record in
        first = record
        return false
      }
      if let first, let map = try fitting(maps, { first.at($0) != nil }) { return .json(map) }
      throw .unknown(columns: first?.keys ?? [], maps: maps.map(\.name))
    }
    let header = CSV.header(of: bytes)
    if Tweet.requiredColumns.allSatisfy(header.map { $0.lowercased() }.contains) { return .tweets }
    if let map = try fitting(maps, header.contains) { return .csv(map) }
    throw .unknown(columns: header, maps: maps.map(\.name))
  }

  /// The format that `--from` names: `tweets`, or a map of heard.yaml.
  public static func named(_ name: String, _ bytes: [UInt8], maps: [ColumnMap]) throws(ImportFormatError) -> ImportFormat {
    try checkEncoding(bytes)
    if name == "tweets" { return .tweets }
    guard let map = maps.first(where: { $0.name == name }) else { throw .unknownName(name, known: ["tweets"] + maps.map(\.name)) }
    let recordMap = try RecordMap(map)
    return isJSON(bytes) ? .json(recordMap) : .csv(recordMap)
  }

  private static func fitting(_ maps: [ColumnMap], _ has: (String) -> Bool) throws(ImportFormatError) -> RecordMap? {
    for map in maps {
      let recordMap = try RecordMap(map)
      if recordMap.fits(has) { return recordMap }
    }
    return nil
  }

  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    var reader = JSONReader(bytes)
    return reader.skip("{") || reader.skip("[")
  }

  private static func checkEncoding(_ bytes: [UInt8]) throws(ImportFormatError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .spreadsheet }
  }
}

extension JSON {
  /// The keys of an object, in order.
  var keys: [String] {
    if case .object(let members) = self { members.map(\.key) } else { [] }
  }
}

/// Why a file can't be imported at all.
public enum ImportFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(columns: [String], maps: [String])
  case unknownName(String, known: [String])
  case badMap(String, reason: String)
  case utf16, spreadsheet

  public var description: String {
    switch self {
    case .unknown(let columns, let maps):
      let known = maps.isEmpty ? "heard.yaml has no maps" : "the maps are \(maps.joined(separator: ", "))"
      return "unknown format: neither tweets nor what a map under `import:` describes (\(known)); "
        + (columns.isEmpty ? "the file has no columns" : "its columns are \(columns.joined(separator: ", "))")
    case .unknownName(let name, let known):
      return "unknown format '\(name)'; known are \(known.joined(separator: ", ")); describe your own under `import:` in heard.yaml"
    case .badMap(let name, let reason): return "the map '\(name)' under `import:` in heard.yaml can't be used: \(reason)"
    case .utf16: return "the file is UTF-16; save it as UTF-8 and import again"
    case .spreadsheet: return "the file is a spreadsheet or an archive; save the sheet as CSV in UTF-8 and import that"
    }
  }
}
