/// What a property of a command stands for: what is declared of it, and the words that the command line gives it.
///
/// A class, since the parser fills in what copies of the command read. The property wrappers are one of these each and nothing else, since
/// ``all(of:)`` finds them so; and none is a generic class, since each of these that is made costs 20 µs at every start.
final class Parameter {
  private(set) var declaration: ParameterDeclaration
  /// Those that are given; the default until then.
  private(set) var words: [String]
  /// Whether the command line names it.
  private(set) var isGiven = false
  private let accepts: (String) -> Bool

  fileprivate init(_ declaration: ParameterDeclaration, words: [String] = [], accepts: @escaping (String) -> Bool = { _ in true }) {
    (self.declaration, self.words, self.accepts) = (declaration, words, accepts)
  }

  /// Takes one word.
  ///
  /// - Returns: false if it is no value of this parameter.
  func take(_ word: String) -> Bool {
    guard accepts(word) else { return false }
    words = isGiven && declaration.isRepeated ? words + [word] : [word]
    isGiven = true
    return true
  }

  fileprivate func add(name: String) { declaration.add(name: name) }
}

/// Switched on by `--name`, off by `--no-name`. One that is on by default is listed as `--no-name`.
@propertyWrapper struct Flag {
  private let parameter: Parameter
  var wrappedValue: Bool { parameter.words[0] == "true" }

  init(wrappedValue: Bool = false, _ help: String, name: String? = nil, short: Character? = nil) {
    parameter = Parameter(
      ParameterDeclaration(kind: wrappedValue ? .flagOff : .flagOn, help: help, name: name, short: short), words: ["\(wrappedValue)"])
  }
}

/// A value by name: `--name value`. With a default, optional, or an array that collects each `--name value`.
@propertyWrapper struct Option<Value: ParameterStorage> {
  private let parameter: Parameter
  var wrappedValue: Value { Value(words: parameter.words) }

  /// - Parameters:
  ///   - name: if not the property's own in kebab case.
  ///   - value: what the value is called in help, `DIR`.
  init(wrappedValue: Value, _ help: String, name: String? = nil, short: Character? = nil, value: String? = nil) {
    parameter = Parameter(
      ParameterDeclaration(.option, Value.self, initial: wrappedValue, help: help, name: name, short: short, value: value),
      words: wrappedValue.words, accepts: Value.accepts)
  }

  init<Element: ParameterValue>(_ help: String, name: String? = nil, short: Character? = nil, value: String? = nil)
  where Value == Element? {
    self.init(wrappedValue: nil, help, name: name, short: short, value: value)
  }

  init<Element: ParameterValue>(_ help: String, name: String? = nil, short: Character? = nil, value: String? = nil)
  where Value == [Element] {
    self.init(wrappedValue: [], help, name: name, short: short, value: value)
  }
}

/// A value by place. Required if it is a text without a default.
@propertyWrapper struct Argument<Value: ParameterStorage> {
  private let parameter: Parameter
  var wrappedValue: Value { Value(words: parameter.words) }

  /// - Parameter name: what it is called in help, if not the property's own name in capitals.
  init<Element: ParameterValue>(_ help: String, name: String? = nil) where Value == Element? {
    parameter = Parameter(ParameterDeclaration(.argument, Value.self, initial: nil, help: help, value: name), accepts: Value.accepts)
  }

  init(_ help: String, name: String? = nil) where Value == String {
    parameter = Parameter(
      ParameterDeclaration(.argument, Value.self, initial: nil, help: help, value: name, isRequired: true), words: [""])
  }
}

/// All words that are left over for it; stands last.
@propertyWrapper struct Arguments {
  private let parameter: Parameter
  var wrappedValue: [String] { parameter.words }

  /// - Parameters:
  ///   - name: what one is called in help, if not the property's own name in capitals.
  ///   - isRequired: whether there must be one at least.
  ///   - offers: what a shell offers for it, if the name does not say.
  init(_ help: String, name: String? = nil, isRequired: Bool = false, offers: [Offer]? = nil) {
    var declaration = ParameterDeclaration(.arguments, [String].self, initial: nil, help: help, value: name, isRequired: isRequired)
    declaration.offers = offers
    parameter = Parameter(declaration)
  }
}

extension Parameter {
  /// The parameters of a command, in order of declaration: all its properties are such.
  ///
  /// A Mirror would find the same. The first one of a process costs 1.5 million instructions, half of a start; so the properties' names are read
  /// where Mirror reads them, and the properties as the one pointer each is. A test compares both for every command.
  static func all<Owner>(of owner: Owner) -> [Parameter] {
    let names = propertyNames(of: Owner.self)
    precondition(
      names.count * MemoryLayout<Parameter>.size == MemoryLayout<Owner>.size, "\(Owner.self) has a property that is no parameter")
    return withUnsafeBytes(of: owner) { bytes in
      let parameters = Array(bytes.bindMemory(to: Parameter.self))
      for (parameter, name) in zip(parameters, names) { parameter.add(name: name) }
      return parameters
    }
  }
}

/// The names of a struct's stored properties, from what the compiler notes of each type (Swift's docs/ABI/TypeMetadata.rst): its description, in that
/// a relative pointer to the fields, and for each field one to its name.
private func propertyNames(of type: Any.Type) -> [String] {
  func target(_ place: UnsafeRawPointer) -> UnsafeRawPointer { place + Int(place.load(as: Int32.self)) }
  let description = unsafeBitCast(type, to: UnsafePointer<UnsafeRawPointer>.self)[1]
  let fields = target(description + 16)
  let (size, count) = (fields.load(fromByteOffset: 10, as: UInt16.self), fields.load(fromByteOffset: 12, as: UInt32.self))
  return (0..<Int(count)).map { index in
    String(cString: target(fields + 16 + index * Int(size) + 8).assumingMemoryBound(to: CChar.self))
  }
}
