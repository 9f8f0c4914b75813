/// What a property wrapper of a command tells the parser.
protocol Parameter {
  var declaration: ParameterDeclaration { get }
  /// Whether the command line names it.
  var isGiven: Bool { get }
  /// Takes one word; false if it is no value of this parameter.
  func take(_ word: String) -> Bool
}

/// Switched on by `--name`, off by `--no-name`. One that is on by default is listed as `--no-name`.
@propertyWrapper struct Flag: Parameter {
  let declaration: ParameterDeclaration
  private let box: Box<Bool>

  init(wrappedValue: Bool = false, _ help: String, name: String? = nil, short: Character? = nil) {
    box = Box(wrappedValue)
    declaration = ParameterDeclaration(kind: wrappedValue ? .flagOff : .flagOn, help: help, name: name, short: short)
  }

  var wrappedValue: Bool { box.value }
  var isGiven: Bool { box.isGiven }

  func take(_ word: String) -> Bool {
    box.isGiven = true
    box.value = word == "true"
    return true
  }
}

/// A value by name: `--name value`. With a default, optional, or an array that collects each `--name value`.
@propertyWrapper struct Option<Value: ParameterStorage>: Parameter {
  let declaration: ParameterDeclaration
  private let box: Box<Value>

  /// - Parameters:
  ///   - name: if not the property's own in kebab case.
  ///   - value: what the value is called in help, `DIR`.
  init(wrappedValue: Value, _ help: String, name: String? = nil, short: Character? = nil, value: String? = nil) {
    box = Box(wrappedValue)
    declaration = ParameterDeclaration(.option, Value.self, initial: wrappedValue, help: help, name: name, short: short, value: value)
  }

  init<Element: ParameterValue>(_ help: String, name: String? = nil, short: Character? = nil, value: String? = nil)
  where Value == Element? {
    self.init(wrappedValue: nil, help, name: name, short: short, value: value)
  }

  init<Element: ParameterValue>(_ help: String, name: String? = nil, short: Character? = nil, value: String? = nil)
  where Value == [Element] {
    self.init(wrappedValue: [], help, name: name, short: short, value: value)
  }

  var wrappedValue: Value { box.value }
  var isGiven: Bool { box.isGiven }
  func take(_ word: String) -> Bool { box.take(word) }
}

/// A value by place. Required if it is a text without a default.
@propertyWrapper struct Argument<Value: ParameterStorage>: Parameter {
  let declaration: ParameterDeclaration
  private let box: Box<Value>

  /// - Parameter name: what it is called in help, if not the property's own name in capitals.
  init(wrappedValue: Value, _ help: String, name: String? = nil) {
    box = Box(wrappedValue)
    declaration = ParameterDeclaration(.argument, Value.self, initial: wrappedValue, help: help, value: name)
  }

  init<Element: ParameterValue>(_ help: String, name: String? = nil) where Value == Element? {
    self.init(wrappedValue: nil, help, name: name)
  }

  init(_ help: String, name: String? = nil) where Value == String {
    box = Box("")
    declaration = ParameterDeclaration(.argument, Value.self, initial: nil, help: help, value: name, isRequired: true)
  }

  var wrappedValue: Value { box.value }
  var isGiven: Bool { box.isGiven }
  func take(_ word: String) -> Bool { box.take(word) }
}

/// All words that are left over for it; stands last.
@propertyWrapper struct Arguments: Parameter {
  let declaration: ParameterDeclaration
  private let box = Box<[String]>([])

  /// - Parameters:
  ///   - name: what one is called in help, if not the property's own name in capitals.
  ///   - isRequired: whether there must be one at least.
  init(_ help: String, name: String? = nil, isRequired: Bool = false) {
    declaration = ParameterDeclaration(.arguments, [String].self, initial: nil, help: help, value: name, isRequired: isRequired)
  }

  var wrappedValue: [String] { box.value }
  var isGiven: Bool { box.isGiven }
  func take(_ word: String) -> Bool { box.take(word) }
}

/// Where the parser puts a value: shared by all copies of the command that it belongs to.
private final class Box<Value> {
  var value: Value
  var isGiven = false

  init(_ value: Value) { self.value = value }
}

extension Box where Value: ParameterStorage {
  func take(_ word: String) -> Bool {
    isGiven = true
    return value.take(word)
  }
}
