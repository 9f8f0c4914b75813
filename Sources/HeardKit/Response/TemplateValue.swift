/// What a template can be filled with.
public indirect enum TemplateValue: Hashable, Sendable {
  case text(String)
  case list([TemplateValue])
  case map([String: TemplateValue])
  case bool(Bool)

  /// What a variable prints: a text that is not empty. Nothing else prints.
  var printed: String? {
    guard case .text(let text) = self, !text.isEmpty else { return nil }
    return text
  }

  /// What a section repeats over: the members of a list, itself if it is true, nothing if it is false, empty text or an empty list.
  var repeated: [TemplateValue] {
    switch self {
    case .list(let members): members
    case .text(let text): text.isEmpty ? [] : [self]
    case .bool(let flag): flag ? [self] : []
    case .map: [self]
    }
  }

  subscript(key: String) -> TemplateValue? {
    guard case .map(let members) = self else { return nil }
    return members[key]
  }

  /// The names that a variable can print from here, with dots: `customer.name`.
  public var names: [String] {
    guard case .map(let members) = self else { return [] }
    return members.flatMap { key, value in
      value.printed == nil ? value.names.map { key + "." + $0 } : [key]
    }.sorted()
  }

  /// Puts a text where a dotted name says, making the maps on the way.
  ///
  /// - Parameter path: The parts of the name. Empty puts the text here.
  mutating func set(_ path: ArraySlice<String>, to text: String) {
    guard let key = path.first else {
      self = .text(text)
      return
    }
    var members: [String: TemplateValue] = if case .map(let present) = self { present } else { [:] }
    var member = members[key] ?? .map([:])
    member.set(path.dropFirst(), to: text)
    members[key] = member
    self = .map(members)
  }
}
