/// A column map of heard.yaml, checked: where each part of a conversation comes from.
public struct RecordMap: Hashable, Sendable {
  /// Where a value comes from.
  enum Column: Hashable, Sendable {
    /// The first of these columns that holds something. For JSON a path: `requester.name`, `comments.0.body`.
    case named([String])
    /// The same for every record.
    case always(String)
  }

  /// A custom field of the front matter and the column that it is taken from.
  struct Field: Hashable, Sendable {
    var name: String
    var column: Column
  }

  /// What the team calls the export: the first part of `source`, and what `--from` names.
  public let name: String
  let id, text, time: Column
  let timeFormat: TimeFormat
  /// nil where the export has no such thing.
  let subject, customer, channel, priority: Column?
  /// Split at commas and semicolons; for JSON an array too.
  let tags: Column?
  /// Who of us wrote the message: where it holds something, the message is an answer, else the customer's.
  let agent: Column?
  /// JSON only: the path of an array of messages. Then text, time, customer and agent are read from each of its members.
  let messages: String?
  /// In order of their names.
  let fields: [Field]

  private static let known: Set<String> = ["id", "subject", "text", "time", "customer", "channel", "priority", "tags", "agent", "messages"]

  /// - Throws: ``ImportFormatError/badMap(_:reason:)`` if the map lacks id, text or time, or its time format means nothing.
  public init(_ map: ColumnMap) throws(ImportFormatError) {
    let columns = Dictionary(zip(map.columns.keys, map.columns.values.map(Column.init))) { first, _ in first }
    guard let id = columns["id"], let text = columns["text"], let time = columns["time"] else {
      let missing = ["id", "text", "time"].filter { columns[$0] == nil }
      throw .badMap(map.name, reason: "it does not say which column is \(missing.joined(separator: ", "))")
    }
    if columns["source"] != nil {
      throw .badMap(map.name, reason: "`source` is made by heard from the map's name and the id; leave it out")
    }
    (name, self.id, self.text, self.time) = (map.name, id, text, time)
    if case .time(_, let format) = map.columns["time"] {
      guard let known = TimeFormat(format) else {
        throw .badMap(
          map.name, reason: "unknown time format '\(format)'; write iso8601, epoch, epoch-ms or letters such as dd/MM/yyyy HH:mm")
      }
      timeFormat = known
    } else {
      timeFormat = .iso8601
    }
    (subject, customer, channel, priority) = (columns["subject"], columns["customer"], columns["channel"], columns["priority"])
    (tags, agent) = (columns["tags"], columns["agent"])
    if case .named(let paths) = columns["messages"] { messages = paths.first } else { messages = nil }
    fields = columns.filter { !Self.known.contains($0.key) }.map { Field(name: $0.key, column: $0.value) }.sorted { $0.name < $1.name }
  }

  /// The columns that every record needs; those of a message are not among them where messages are nested.
  private var required: [Column] { [id] + (messages.map { [.named([$0])] } ?? [text, time]) }

  /// The required columns as messages name them.
  var requirements: String { required.map(\.description).joined(separator: ", ") }

  /// Whether a file with such columns can be read by this map.
  func fits(_ has: (String) -> Bool) -> Bool {
    required.allSatisfy { column in
      if case .named(let names) = column { names.contains(where: has) } else { true }
    }
  }
}

extension RecordMap.Column: CustomStringConvertible {
  /// A name with bars is several: `client|client1`.
  init(_ source: ColumnMap.Source) {
    switch source {
    case .always(let text): self = .always(text)
    case .column(let name), .time(let name, _):
      self = .named(name.split(separator: "|").map { String($0).onOneLine })
    }
  }

  /// As messages name it: `ID`, or `client or client1`.
  var description: String {
    switch self {
    case .named(let names): names.joined(separator: " or ")
    case .always(let text): "always '\(text)'"
    }
  }
}
