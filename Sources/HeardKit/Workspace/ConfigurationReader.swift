extension Configuration {
  /// Reads heard.yaml. Never fails: what is wrong becomes ``diagnostics``, and what could not be read keeps its default.
  public static func read(_ bytes: [UInt8]) -> Configuration {
    let document = YAMLDocument.read(bytes, in: 0..<bytes.count)
    var reader = ConfigurationReader(bytes: bytes, diagnostics: document.diagnostics)
    var configuration = Configuration()
    reader.refuseUnknown(document.root, in: "heard.yaml", known: ConfigurationReader.sections.map(\.name))
    // In the order of the table, not of the file: later sections name what earlier ones declare.
    for section in ConfigurationReader.sections {
      if let node = reader.value(of: section.name, in: document.root) {
        section.read(&reader, node, &configuration)
      } else {
        section.useDefault?(&configuration)
      }
    }
    configuration.diagnostics = reader.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound }
    return configuration
  }

  /// Where heard.yaml has a key, for what is found wrong later: `["sla", "2", "first-reply"]`, with numbers from 0 in lists.
  ///
  /// - Returns: The key's bytes, those of an entry for a list; nil if there is none.
  public static func place(of path: [String], in bytes: [UInt8]) -> Range<Int>? {
    var node = YAMLNode(.mapping(YAMLDocument.read(bytes, in: 0..<bytes.count).root), 0..<0)
    var place: Range<Int>?
    for step in path {
      switch node.content {
      case .mapping(let pairs):
        guard let pair = pairs.first(where: { $0.key.text(in: bytes) == step }) else { return nil }
        (node, place) = (pair.value, pair.key.range)
      case .sequence(let nodes):
        guard let index = Int(step), nodes.indices.contains(index) else { return nil }
        (node, place) = (nodes[index], nodes[index].range)
      case .scalar: return nil
      }
    }
    return place
  }
}

/// Types the values of heard.yaml and collects what is wrong with them.
struct ConfigurationReader {
  /// A text and where it stands.
  struct Word {
    var text: String
    var range: Range<Int>
  }

  /// A key in words, and its value.
  struct Item {
    var key: Word
    var value: YAMLNode
  }

  struct Section: Sendable {
    let name: String
    let read: @Sendable (inout ConfigurationReader, YAMLNode, inout Configuration) -> Void
    /// What an absent section says beyond the initial values of ``Configuration``, which has no promises.
    let useDefault: (@Sendable (inout Configuration) -> Void)?

    init(
      _ name: String, _ read: @escaping @Sendable (inout ConfigurationReader, YAMLNode, inout Configuration) -> Void,
      absent useDefault: (@Sendable (inout Configuration) -> Void)? = nil
    ) {
      (self.name, self.read, self.useDefault) = (name, read, useDefault)
    }
  }

  static let sections: [Section] = [
    Section("workspace", { $2.workspace = $0.text($1, "workspace") ?? $2.workspace }),
    Section("timezone", { $2.timezone = $0.zone($1) ?? $2.timezone }),
    Section("language", { $2.language = $0.text($1, "language") ?? $2.language }),
    Section("tiers", { $2.tiers = $0.folderNames($1, "tiers") ?? $2.tiers }),
    Section("statuses", { $2.statuses = $0.statuses($1) ?? $2.statuses }),
    Section("priorities", { $2.priorities = $0.distinct($0.words($1, "priorities"), "priorities") ?? $2.priorities }),
    Section("channels", { $2.channels = $0.channels($1) }),
    Section("fields", { $2.fields = $0.fields($1) }),
    Section("calendars", { $2.calendars = $0.calendars($1) }, absent: { $0.calendars = [.standard] }),
    Section("team", { $2.team = $0.team($1, $2) }),
    Section("sla", { $2.policies = $0.policies($1, $2) }, absent: { $0.policies = Policy.standard(on: $0.calendars) }),
    Section("lint", { $2.severities = $0.severities($1) }),
    Section("privacy", { $2.privacyAllow = $0.privacy($1) }),
    Section("import", { $2.imports = $0.imports($1, $2) }),
  ]

  let bytes: [UInt8]
  var diagnostics: [Diagnostic]

  mutating func wrong(_ range: Range<Int>, _ message: String, rule: String = "configuration") {
    diagnostics.append(Diagnostic(rule: rule, severity: .error, range: range, message: message))
  }

  /// Reports a name that is none of those known, with the nearest.
  mutating func unknown(_ kind: String, _ word: Word, known: [String]) {
    let remedy =
      nearest(to: word.text, in: known).map { "did you mean '\($0)'?" } ?? (known.isEmpty ? "there is none" : "write \(oneOf(known))")
    wrong(word.range, "unknown \(kind) '\(word.text)'; \(remedy)", rule: kind == "channel" ? "unknown-channel" : "configuration")
  }

  func oneOf(_ names: [String]) -> String {
    names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  mutating func refuseUnknown(_ pairs: [YAMLPair], in place: String, known: [String]) {
    for pair in pairs {
      let key = word(pair.key)
      if !known.contains(key.text) { unknown("key in \(place)", key, known: known) }
    }
  }

  func word(_ scalar: YAMLScalar) -> Word { Word(text: scalar.text(in: bytes), range: scalar.range) }

  func value(of key: String, in pairs: [YAMLPair]) -> YAMLNode? {
    guard let node = pairs.first(where: { $0.key.text(in: bytes) == key })?.value else { return nil }
    return isEmpty(node) ? nil : node
  }

  func isEmpty(_ node: YAMLNode) -> Bool {
    if case .scalar(let scalar) = node.content { scalar.style == .empty } else { false }
  }

  /// A map's keys and values; an empty value is an empty map.
  mutating func items(_ node: YAMLNode, _ place: String) -> [Item] {
    if case .mapping(let pairs) = node.content { return pairs.map { Item(key: word($0.key), value: $0.value) } }
    if !isEmpty(node) { wrong(node.range, "\(place) is a map; write {key: value}, or keys of their own lines below it") }
    return []
  }

  /// The values of a map with a fixed set of keys.
  mutating func record(_ node: YAMLNode, _ place: String, keys: [String]) -> Few<String, YAMLNode> {
    guard case .mapping(let pairs) = node.content else {
      if !isEmpty(node) { wrong(node.range, "\(place) is a map; write {\(keys.first ?? "key"): ...}") }
      return Few()
    }
    refuseUnknown(pairs, in: place, known: keys)
    var record = Few<String, YAMLNode>()
    for pair in pairs where !isEmpty(pair.value) { record.add(pair.key.text(in: bytes), pair.value) }
    return record
  }

  mutating func word(_ node: YAMLNode, _ place: String) -> Word? {
    guard case .scalar(let scalar) = node.content else {
      wrong(node.range, "\(place) is one text, not a list or map; write \(place): text")
      return nil
    }
    return word(scalar)
  }

  mutating func text(_ node: YAMLNode?, _ place: String) -> String? { node.flatMap { word($0, place)?.text } }

  /// The texts of a list; one text alone is a list of one.
  mutating func words(_ node: YAMLNode?, _ place: String) -> [Word] {
    guard let node else { return [] }
    switch node.content {
    case .scalar(let scalar): return scalar.style == .empty ? [] : [word(scalar)]
    case .sequence(let nodes): return nodes.compactMap { word($0, place) }
    case .mapping:
      wrong(node.range, "\(place) is a list; write [a, b]")
      return []
    }
  }

  /// Whether a text says true; nothing is false.
  mutating func truth(_ node: YAMLNode?, _ place: String) -> Bool {
    guard let node, let word = word(node, place) else { return false }
    if word.text != "true", word.text != "false" { wrong(word.range, "'\(word.text)' is not an answer to \(place); write true or false") }
    return word.text == "true"
  }

  mutating func number(_ node: YAMLNode?, _ place: String) -> Int? {
    guard let node, let word = word(node, place) else { return nil }
    if let number = Int(word.text), number > 0, !word.text.hasPrefix("+") { return number }
    wrong(word.range, "'\(word.text)' is not a number for \(place); write digits alone, more than 0")
    return nil
  }

  /// One of some named values.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: YAMLNode?, _ place: String, _: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let node, let word = word(node, place) else { return nil }
    if let choice = Choice(rawValue: word.text) { return choice }
    unknown(place, word, known: Choice.allCases.map(\.rawValue))
    return nil
  }
}
