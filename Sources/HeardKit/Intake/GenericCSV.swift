/// Tables in which each row is a conversation, read by a column map.
public enum GenericCSV {
  /// Reads a file. A row without id, text or time, or with an id that came before with other content, is reported and left out.
  ///
  /// - Parameter zone: The workspace's: in it stand times that name no offset.
  public static func read(_ bytes: [UInt8], by map: RecordMap, zone: TimeZoneRules) -> Intake {
    let table = CSV(bytes)
    var collector = IntakeCollector()
    for problem in table.problems { collector.report(ImportProblem(line: problem.line, problem.message)) }
    let index = Dictionary(table.header.enumerated().map { ($1, $0) }) { first, _ in first }
    guard map.fits({ index[$0] != nil }) else {
      collector.report(
        ImportProblem(line: 1, "the map '\(map.name)' needs \(map.requirements); the file has \(table.header.joined(separator: ", "))"))
      return collector.intake
    }
    for record in table.records {
      let value = { (name: String) in index[name].map { record.fields[$0] } }
      collector.take(MappedRecord(line: record.line, value: value, messages: [value]), by: map, zone: zone)
    }
    return collector.intake
  }
}
