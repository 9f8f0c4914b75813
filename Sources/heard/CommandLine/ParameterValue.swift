import HeardKit

/// What one word of the command line can be read as. An enumeration of texts with `CaseIterable` conforms by saying so.
protocol ParameterValue: ParameterStorage {
  init?(word: String)
  /// As it is typed.
  var word: String { get }
  /// What a value is called in help where the parameter doesn't say; nil for the parameter's name.
  static var placeholder: String? { get }
  /// What is right, for messages: "a whole number". nil where `allowed` says it.
  static var expectation: String? { get }
}

/// What a parameter keeps: one value, perhaps one, or all that are given.
protocol ParameterStorage: SendableMetatype {
  /// The only values that there are; empty if there are too many to list.
  static var allowed: [String] { get }
  static var isRepeated: Bool { get }
  static var placeholder: String? { get }
  static var expectation: String? { get }
  /// Whether a word is one of its values.
  static func accepts(_ word: String) -> Bool
  /// What the words mean. Each is accepted.
  init(words: [String])
  /// As they are typed.
  var words: [String] { get }
}

extension ParameterValue {
  static var allowed: [String] { [] }
  static var isRepeated: Bool { false }
  static var placeholder: String? { nil }
  static var expectation: String? { nil }
  static func accepts(_ word: String) -> Bool { Self(word: word) != nil }
  var words: [String] { [word] }

  init(words: [String]) {
    guard let value = words.last.flatMap(Self.init(word:)) else { preconditionFailure("\(words) is no \(Self.self)") }
    self = value
  }
}

extension ParameterValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  static var allowed: [String] { allCases.map(\.rawValue) }
  init?(word: String) { self.init(rawValue: word) }
  var word: String { rawValue }
}

extension String: ParameterValue {
  init?(word: String) { self = word }
  var word: String { self }
}

extension Int: ParameterValue {
  static var placeholder: String? { "N" }
  static var expectation: String? { "a whole number" }
  init?(word: String) { self.init(word) }
  var word: String { description }
}

extension Instant: ParameterValue {
  static var placeholder: String? { "TIME" }
  static var expectation: String? { "a time such as 2026-11-21T12:00:00Z" }
  init?(word: String) { self.init(iso: word) }
  var word: String { iso }
}

extension Optional: ParameterStorage where Wrapped: ParameterValue {
  static var allowed: [String] { Wrapped.allowed }
  static var isRepeated: Bool { false }
  static var placeholder: String? { Wrapped.placeholder }
  static var expectation: String? { Wrapped.expectation }
  static func accepts(_ word: String) -> Bool { Wrapped.accepts(word) }
  init(words: [String]) { self = words.last.flatMap(Wrapped.init(word:)) }
  var words: [String] { map { [$0.word] } ?? [] }
}

extension Array: ParameterStorage where Element: ParameterValue {
  static var allowed: [String] { Element.allowed }
  static var isRepeated: Bool { true }
  static var placeholder: String? { Element.placeholder }
  static var expectation: String? { Element.expectation }
  static func accepts(_ word: String) -> Bool { Element.accepts(word) }
  init(words: [String]) { self = words.compactMap(Element.init(word:)) }
  var words: [String] { map(\.word) }
}
