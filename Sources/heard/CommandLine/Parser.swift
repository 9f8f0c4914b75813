import HeardKit

/// Reads words from left to right: options go to the parameters that declare them, the others come out one by one.
struct Parser {
  private var words: ArraySlice<String>
  /// The options and flags that are known at this point.
  var parameters: [Parameter]
  /// The names of the command so far.
  var path: [String] = []
  private var isPastOptions = false
  /// How many of the parameters every command has.
  private let globalCount: Int

  init(_ words: [String], parameters: [Parameter]) {
    self.words = words[...]
    self.parameters = parameters
    globalCount = parameters.count
  }

  /// Takes the options up to the next word that is none, and that word; nil at the end.
  mutating func nextArgument() throws -> String? {
    while let word = words.popFirst() {
      if isPastOptions || word == "-" || !word.hasPrefix("-") { return word }
      if word == "--" {
        isPastOptions = true
      } else if word.hasPrefix("--") {
        try takeLong(word.dropFirst(2))
      } else {
        try takeShort(word.dropFirst())
      }
    }
    return nil
  }

  /// Puts a word back: the next one to come out.
  mutating func putBack(_ word: String) {
    words = [word] + words
  }

  private mutating func takeLong(_ text: Substring) throws {
    let name = text.prefix { $0 != "=" }
    guard let (parameter, isOn) = named(name) else { throw unknown("--\(name)", nearest: String(name)) }
    let value = name.endIndex < text.endIndex ? String(text[name.endIndex...].dropFirst()) : nil
    if parameter.declaration.takesValue {
      try give(value ?? nextValue(of: parameter, as: "--\(name)"), to: parameter, as: "--\(name)")
    } else if value != nil {
      throw UsageError("'--\(name)' takes no value; write '--\(name)' or leave it out")
    } else {
      _ = parameter.take(isOn ? "true" : "false")
    }
  }

  /// `-n`, several as in `-nq`, the last one perhaps with its value as in `-fjson` or `-f json`.
  private mutating func takeShort(_ text: Substring) throws {
    var rest = text
    while let letter = rest.popFirst() {
      guard let parameter = parameters.first(where: { $0.declaration.short == letter }) else { throw unknown("-\(letter)", nearest: nil) }
      if parameter.declaration.takesValue {
        let value = rest.isEmpty ? try nextValue(of: parameter, as: "-\(letter)") : String(rest)
        return try give(value, to: parameter, as: "-\(letter)")
      }
      _ = parameter.take(parameter.declaration.kind == .flagOn ? "true" : "false")
    }
  }

  private func named(_ name: Substring) -> (Parameter, isOn: Bool)? {
    if let exact = parameters.first(where: { $0.declaration.isNamed && $0.declaration.name == name }) { return (exact, true) }
    guard name.hasPrefix("no-") else { return nil }
    let positive = name.dropFirst(3)
    return parameters.first { $0.declaration.isNamed && !$0.declaration.takesValue && $0.declaration.name == positive }.map { ($0, false) }
  }

  /// The word after an option, unless it is plainly another option.
  private mutating func nextValue(of parameter: Parameter, as spelling: String) throws -> String {
    if let word = words.first, !isOption(word) {
      words.removeFirst()
      return word
    }
    let allowed = parameter.declaration.allowed
    let example = "write '\(spelling) \(parameter.declaration.placeholder)'"
    throw UsageError("missing value for '\(spelling)'; " + (allowed.isEmpty ? example : "allowed: \(allowed.joined(separator: ", "))"))
  }

  private func isOption(_ word: String) -> Bool {
    if word == "--" { return true }
    if word.hasPrefix("--") { return named(word.dropFirst(2).prefix { $0 != "=" }) != nil }
    return word.count == 2 && word.hasPrefix("-") && parameters.contains { $0.declaration.short == word.last }
  }

  private func unknown(_ option: String, nearest word: String?) -> UsageError {
    let names = parameters.filter(\.declaration.isNamed).map { String($0.declaration.spelling.dropFirst(2)) }
    let meant = word.flatMap { word in names.first { word.count > 1 && $0.hasPrefix(word) } ?? nearest(to: word, in: names) }
    if let meant { return UsageError("unknown option '\(option)'; did you mean '--\(meant)'?") }
    let command = spelled(path)
    let own = parameters.dropFirst(globalCount).filter(\.declaration.isNamed).map(\.declaration.spelling)
    let list = 1...4 ~= own.count ? "'\(command)' has \(own.joined(separator: ", ")); " : ""
    return UsageError("unknown option '\(option)'; \(list)see '\(command) --help'")
  }
}

/// Gives a word to a parameter.
private func give(_ word: String, to parameter: Parameter, as spelling: String) throws {
  if parameter.take(word) { return }
  let declaration = parameter.declaration
  if let expectation = declaration.expectation { throw UsageError("'\(word)' for '\(spelling)' is not \(expectation)") }
  let meant = nearest(to: word, in: declaration.allowed).map { "; did you mean '\($0)'?" } ?? ""
  throw UsageError("unknown value '\(word)' for '\(spelling)' (allowed: \(declaration.allowed.joined(separator: ", ")))\(meant)")
}

/// Gives the words that are no options to the arguments that a command declares, by place.
func bind(_ words: [String], to parameters: [Parameter], usage: @autoclosure () -> String) throws {
  var left = words[...]
  for parameter in parameters where !parameter.declaration.isNamed {
    let taken = parameter.declaration.kind == .arguments ? left : left.prefix(1)
    for word in taken { try give(word, to: parameter, as: parameter.declaration.spelling) }
    left = left.dropFirst(taken.count)
    if parameter.declaration.isRequired, !parameter.isGiven {
      throw UsageError("missing argument \(parameter.declaration.spelling); usage: \(usage())")
    }
  }
  if let surplus = left.first { throw UsageError("unexpected argument '\(surplus)'; usage: \(usage())") }
}
