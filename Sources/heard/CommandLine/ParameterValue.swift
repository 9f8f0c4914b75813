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
protocol ParameterStorage {
  /// The only values that there are; empty if there are too many to list.
  static var allowed: [String] { get }
  static var isRepeated: Bool { get }
  static var placeholder: String? { get }
  static var expectation: String? { get }
  /// The value as help shows a default; nil if there is nothing to show.
  var shown: String? { get }
  /// Adds a value or takes its place.
  ///
  /// - Returns: false if the word is none.
  mutating func take(_ word: String) -> Bool
}

extension ParameterValue {
  static var allowed: [String] { [] }
  static var isRepeated: Bool { false }
  static var placeholder: String? { nil }
  static var expectation: String? { nil }
  var shown: String? { word.isEmpty ? nil : word }

  mutating func take(_ word: String) -> Bool {
    guard let value = Self(word: word) else { return false }
    self = value
    return true
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
  var shown: String? { self?.shown }

  mutating func take(_ word: String) -> Bool {
    guard let value = Wrapped(word: word) else { return false }
    self = value
    return true
  }
}

extension Array: ParameterStorage where Element: ParameterValue {
  static var allowed: [String] { Element.allowed }
  static var isRepeated: Bool { true }
  static var placeholder: String? { Element.placeholder }
  static var expectation: String? { Element.expectation }
  var shown: String? { isEmpty ? nil : map(\.word).joined(separator: ", ") }

  mutating func take(_ word: String) -> Bool {
    guard let value = Element(word: word) else { return false }
    append(value)
    return true
  }
}
