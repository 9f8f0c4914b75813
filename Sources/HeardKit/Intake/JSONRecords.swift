/// JSON in which each object is a conversation, read by a column map: one object a line, or one array of them.
public enum JSONRecords {
  /// Reads a file. A record that is not JSON, or lacks id, text or time, or repeats an id with other content, is reported and left out.
  ///
  /// - Parameter zone: The workspace's: in it stand times that name no offset.
  public static func read(_ bytes: [UInt8], by map: RecordMap, zone: TimeZoneRules) -> Intake {
    var collector = IntakeCollector()
    eachRecord(of: bytes, report: { collector.report($0) }) { line, record in
      if let key = record.repeatedKey {
        collector.report(ImportProblem(line: line, "the key '\(key)' stands twice in the record; the last was taken", .warning))
      }
      let messages = map.messages.map { path in record.at(path)?.elements ?? [] } ?? [record]
      let values = messages.map { message in { message.at($0)?.scalar } }
      collector.take(MappedRecord(line: line, value: { record.at($0)?.scalar }, messages: values), by: map, zone: zone)
      return true
    }
    return collector.intake
  }

  /// Calls for each value of the file with the line on which it begins, as long as it is told to go on. Behind a value that is not JSON,
  /// lines go on with the next line; an array ends there, for nobody can tell where its next member begins.
  static func eachRecord(of bytes: [UInt8], report: (ImportProblem) -> Void, _ body: (Int, JSON) -> Bool) {
    var reader = JSONReader(bytes)
    let isArray = reader.skip("[")
    var line = 1
    if isArray, reader.skip("]") { return }
    reader.skipBlanks()
    while !reader.isAtEnd {
      let start = reader.position
      line = reader.line(at: start)
      do throws(JSONError) {
        guard body(line, try reader.value()) else { return }
        if isArray, !reader.skip(",") {
          guard reader.skip("]") else { throw reader.error("a comma or ] should stand between the records") }
          return
        }
      } catch {
        let rest = isArray ? "; what follows in the array was not read" : ""
        report(ImportProblem(line: line, "the record is not JSON: \(error.message) (line \(error.line))\(rest)"))
        if isArray { return }
        reader.move(to: bytes.newline(from: start))
      }
      reader.skipBlanks()
    }
    if isArray { report(ImportProblem(line: line, "the array does not end: the file is torn after this record")) }
  }
}

extension JSON {
  /// The value at a path such as `requester.name` or `comments.0.body`; a key that itself holds points is found too.
  func at(_ path: String) -> JSON? {
    if let whole = self[path] { return whole }
    var value = self
    for step in path.split(separator: ".") {
      if case .array(let elements) = value, let index = Int(step), elements.indices.contains(index) {
        value = elements[index]
      } else if let next = value[String(step)] {
        value = next
      } else {
        return nil
      }
    }
    return value
  }

  /// The members of an array.
  var elements: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// A text or number as it is written, or texts of an array joined by commas; nil for null and for objects.
  var scalar: String? {
    switch self {
    case .null, .object: nil
    case .bool(let value): value ? "true" : "false"
    case .number(let text), .string(let text): text
    case .array(let elements): elements.compactMap(\.scalar).joined(separator: ",")
    }
  }
}
