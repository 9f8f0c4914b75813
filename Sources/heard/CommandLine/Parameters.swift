/// What the property wrappers of a command have in common. A class, since the parser fills in what copies of the command read; a base class and
/// no protocol, and its children without constraints, since each conformance looked up while running costs 20 µs at every start.
class Parameter {
  let declaration: ParameterDeclaration
  /// Whether the command line names it.
  final private(set) var isGiven = false

  fileprivate init(_ declaration: ParameterDeclaration) { self.declaration = declaration }

  /// Takes one word.
  ///
  /// - Returns: false if it is no value of this parameter.
  func take(_ word: String) -> Bool {
    isGiven = true
    return true
  }
}

/// Switched on by `--name`, off by `--no-name`. One that is on by default is listed as `--no-name`.
@propertyWrapper final class Flag: Parameter {
  private(set) var wrappedValue: Bool

  init(wrappedValue: Bool = false, _ help: String, name: String? = nil, short: Character? = nil) {
    self.wrappedValue = wrappedValue
    super.init(ParameterDeclaration(kind: wrappedValue ? .flagOff : .flagOn, help: help, name: name, short: short))
  }

  override func take(_ word: String) -> Bool {
    wrappedValue = word == "true"
    return super.take(word)
  }
}

/// A value by name: `--name value`. With a default, optional, or an array that collects each `--name value`.
@propertyWrapper final class Option<Value>: Parameter {
  private(set) var wrappedValue: Value
  private let read: (inout Value, String) -> Bool

  /// - Parameters:
  ///   - name: if not the property's own in kebab case.
  ///   - value: what the value is called in help, `DIR`.
  init(wrappedValue: Value, _ help: String, name: String? = nil, short: Character? = nil, value: String? = nil)
  where Value: ParameterStorage {
    self.wrappedValue = wrappedValue
    read = { $0.take($1) }
    super.init(ParameterDeclaration(.option, Value.self, initial: wrappedValue, help: help, name: name, short: short, value: value))
  }

  convenience init<Element: ParameterValue>(_ help: String, name: String? = nil, short: Character? = nil, value: String? = nil)
  where Value == Element? {
    self.init(wrappedValue: nil, help, name: name, short: short, value: value)
  }

  convenience init<Element: ParameterValue>(_ help: String, name: String? = nil, short: Character? = nil, value: String? = nil)
  where Value == [Element] {
    self.init(wrappedValue: [], help, name: name, short: short, value: value)
  }

  override func take(_ word: String) -> Bool { super.take(word) && read(&wrappedValue, word) }
}

/// A value by place. Required if it is a text without a default.
@propertyWrapper final class Argument<Value>: Parameter {
  private(set) var wrappedValue: Value
  private let read: (inout Value, String) -> Bool

  /// - Parameter name: what it is called in help, if not the property's own name in capitals.
  init(wrappedValue: Value, _ help: String, name: String? = nil) where Value: ParameterStorage {
    self.wrappedValue = wrappedValue
    read = { $0.take($1) }
    super.init(ParameterDeclaration(.argument, Value.self, initial: wrappedValue, help: help, value: name))
  }

  convenience init<Element: ParameterValue>(_ help: String, name: String? = nil) where Value == Element? {
    self.init(wrappedValue: nil, help, name: name)
  }

  init(_ help: String, name: String? = nil) where Value == String {
    wrappedValue = ""
    read = { $0.take($1) }
    super.init(ParameterDeclaration(.argument, Value.self, initial: nil, help: help, value: name, isRequired: true))
  }

  override func take(_ word: String) -> Bool { super.take(word) && read(&wrappedValue, word) }
}

/// All words that are left over for it; stands last.
@propertyWrapper final class Arguments: Parameter {
  private(set) var wrappedValue: [String] = []

  /// - Parameters:
  ///   - name: what one is called in help, if not the property's own name in capitals.
  ///   - isRequired: whether there must be one at least.
  init(_ help: String, name: String? = nil, isRequired: Bool = false) {
    super.init(ParameterDeclaration(.arguments, [String].self, initial: nil, help: help, value: name, isRequired: isRequired))
  }

  override func take(_ word: String) -> Bool {
    wrappedValue.append(word)
    return super.take(word)
  }
}
