/// The sections on linting, privacy and import.
extension ConfigurationReader {
  /// Severities by rule id; whether there is such a rule is for the linter to say.
  mutating func severities(_ node: YAMLNode) -> Few<String, Severity?> {
    var severities = Few<String, Severity?>()
    for item in items(node, "lint") {
      guard let word = word(item.value, item.key.text) else { continue }
      if let severity = Severity(rawValue: word.text) {
        severities.add(item.key.text, severity)
      } else if word.text == "off" {
        severities.add(item.key.text, nil)
      } else {
        unknown("severity", word, known: Severity.allCases.reversed().map(\.rawValue) + ["off"])
      }
    }
    return severities
  }

  mutating func privacy(_ node: YAMLNode) -> [String] {
    words(record(node, "privacy", keys: ["allow"])["allow"], "allow").map(\.text)
  }

  mutating func imports(_ node: YAMLNode, _ configuration: Configuration) -> [ColumnMap] {
    items(node, "import").map { map in
      var columns = Few<String, ColumnMap.Source>()
      for item in items(map.value, "import '\(map.key.text)'") {
        if let source = source(item) { columns.add(item.key.text, source) }
      }
      return ColumnMap(name: map.key.text, columns: columns)
    }
  }

  private mutating func source(_ item: Item) -> ColumnMap.Source? {
    let key = item.key.text
    guard case .mapping = item.value.content else {
      guard let column = text(item.value, key) else { return nil }
      if column.isEmpty { wrong(item.key.range, "'\(key)' names no column; write one, {always: text}, or delete the key") }
      return column.isEmpty ? nil : .column(column)
    }
    let record = record(item.value, "'\(key)'", keys: ["always", "column", "format"])
    let always = text(record["always"], "always")
    let column = text(record["column"], "column")
    let format = text(record["format"], "format")
    switch (always, column, format) {
    case (let always?, nil, nil): return .always(always)
    case (nil, let column?, let format?): return .time(column: column, format: format)
    case (nil, let column?, nil): return .column(column)
    default:
      wrong(item.value.range, "'\(key)' is either {always: text} or {column: name, format: yyyy-MM-dd}")
      return nil
    }
  }
}
