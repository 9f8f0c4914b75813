extension Query {
  /// The tables of the query language as they stand in docs/queries.md.
  public static var markdown: String {
    func table(_ titles: (String, String, String), _ rows: [(String, String, String)]) -> String {
      ([titles, ("---", "---", "---")] + rows).reduce(into: "") { $0 += "| \($1.0) | \($1.1) | \($1.2) |\n" }
    }
    let states = QueryState.all.map { ("`is:\($0.name)`", $0.meaning) }
    let sorts = QuerySort.Key.allCases.map { ("`sort:\($0.rawValue)`", $0.meaning) }
    return table(("key", "a ticket that", "example"), QueryTerm.standard.map { ("`\($0.name):`", $0.meaning, "`\($0.example)`") })
      + "\n| state | meaning |\n| --- | --- |\n" + states.reduce(into: "") { $0 += "| \($1.0) | \($1.1) |\n" }
      + "\n| order | first comes |\n| --- | --- |\n" + sorts.reduce(into: "") { $0 += "| \($1.0) | \($1.1) |\n" }
  }

  /// The query language in two paragraphs, for `--help`.
  public static var help: String {
    let keys = QueryTerm.standard.map { $0.example }
    return """
      QUERY: words to find in subject, customer and text, whatever their capitals and accents, "phrases in quotes", and conditions: \
      \(keys.joined(separator: " ")), and your own fields. All must hold; 'or' parts alternatives, 'not:' before one negates it.

      'is:' knows \(QueryState.all.map(\.name).joined(separator: ", ")); 'sort:' knows \
      \(QuerySort.Key.allCases.map(\.rawValue).joined(separator: ", ")), with a dash the other way round. More: docs/queries.md.
      """
  }
}
