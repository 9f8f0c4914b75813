/// A parameter as it was declared, for the parser, the help and the documentation.
struct ParameterDeclaration: Equatable, Sendable {
  enum Kind: Sendable { case flagOn, flagOff, option, argument, arguments }

  var kind: Kind
  /// One or more sentences.
  var help: String
  /// `dry-run`. Empty until the property's own name is known, if the declaration has none.
  var name: String
  var short: Character?
  /// What a value is called: `DIR`.
  var placeholder = ""
  /// The only values that there are; empty if there are too many to list.
  var allowed: [String] = []
  /// What is right: "a whole number".
  var expectation: String?
  /// The default as words.
  var initial: [String] = []
  var isRepeated = false
  var isRequired = false
  /// What a shell offers for it, where the name of the value does not say.
  var offers: [Offer]?

  init(kind: Kind, help: String, name: String?, short: Character?) {
    (self.kind, self.help, self.name, self.short) = (kind, help, name ?? "", short)
  }

  init<Value: ParameterStorage>(
    _ kind: Kind, _: Value.Type, initial: Value?, help: String, name: String? = nil, short: Character? = nil, value: String? = nil,
    isRequired: Bool = false
  ) {
    self.init(kind: kind, help: help, name: name, short: short)
    placeholder = value ?? (kind == .option ? Value.placeholder : nil) ?? ""
    allowed = Value.allowed
    expectation = Value.expectation
    self.initial = initial?.words.filter { !$0.isEmpty } ?? []
    isRepeated = Value.isRepeated
    self.isRequired = isRequired
  }

  /// Fills in what is called after the property.
  mutating func add(name property: String) {
    if name.isEmpty { name = kebabCase(property) }
    if placeholder.isEmpty { placeholder = name.uppercased() }
  }

  var isNamed: Bool { kind != .argument && kind != .arguments }
  var takesValue: Bool { kind != .flagOn && kind != .flagOff }

  /// As messages name it: `--dry-run`, `--no-cache`, `TICKET`.
  var spelling: String {
    switch kind {
    case .flagOn, .option: "--\(name)"
    case .flagOff: "--no-\(name)"
    case .argument, .arguments: placeholder
    }
  }

  /// As the line "Usage" shows an argument: `TICKET`, `[TEXT]`, `FILE...`, `[PATH...]`.
  var usage: String {
    let one = kind == .arguments ? "\(placeholder)..." : placeholder
    return isRequired ? one : "[\(one)]"
  }

  /// As help lists it: `-f, --format FORMAT`, `[PATH...]`.
  var listing: String {
    guard isNamed else { return usage }
    let start = short.map { "-\($0), " } ?? "    "
    return start + spelling + (takesValue ? " \(placeholder)" : "") + (isRepeated ? " ..." : "")
  }

  /// The help with what the type knows: the allowed values and the default.
  var fullHelp: String {
    var sentences = [help]
    if !allowed.isEmpty { sentences.append("One of: \(allowed.joined(separator: ", ")).") }
    if !initial.isEmpty { sentences.append("Default: \(initial.joined(separator: ", ")).") }
    return sentences.joined(separator: " ")
  }
}

/// `_dryRun`, as a wrapped property is called, as it is typed: `dry-run`.
private func kebabCase(_ name: String) -> String {
  let bytes = name.utf8.drop { $0 == UInt8(ascii: "_") }.flatMap { 65...90 ~= $0 ? [UInt8(ascii: "-"), $0 | 32] : [$0] }
  return String(decoding: bytes, as: UTF8.self)
}
