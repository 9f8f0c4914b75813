import HeardKit

/// A word that a shell may offer next, and a few words about it.
struct Candidate: Equatable {
  var word: String
  var about = ""
  /// Another word for one that is offered too: for who has begun to type it.
  var isAlias = false
}

/// What may come next on a command line. It is read as ``Invocation`` reads it, but nothing in it is wrong.
struct Completion {
  /// The word that is being typed.
  private let partial: String
  private let globals: [Parameter]
  private var own: [Parameter] = []
  private var level: [any Command.Type]
  /// The option whose value comes next.
  private var pending: Parameter?
  private var positions = 0
  private var isPastOptions = false
  /// Where `-C` leads.
  private(set) var directory: String?

  /// - Parameter words: The command line without the program's name, to the word that is being typed.
  init(_ words: [String], commands: [any Command.Type]) {
    (partial, level, globals) = (words.last ?? "", commands, GlobalOptions().parameters)
    for word in words.dropLast() { pass(word) }
  }

  private var options: [Parameter] { (globals + own).filter(\.declaration.isNamed) }

  private mutating func pass(_ word: String) {
    if let option = pending {
      // Bash parts `--format=text` into three words.
      if word == "=" { return }
      if option.declaration.short == "C" { directory = word }
      pending = nil
    } else if isPastOptions || word == "-" || !word.hasPrefix("-") {
      if positions == 0, let type = level.first(where: { $0.name == word }) {
        (own, level) = (Parameter.all(of: type.init()), type.subcommands)
      } else {
        positions += 1
      }
    } else if word == "--" {
      isPastOptions = true
    } else {
      let option = word.hasPrefix("--") ? named(word.dropFirst(2)) : options.first { $0.declaration.short == word.last }
      pending = option.flatMap { $0.declaration.takesValue ? $0 : nil }
    }
  }

  private func named(_ name: Substring) -> Parameter? { options.first { $0.declaration.name == name } }

  /// What may come, in no order.
  ///
  /// - Parameter offered: What there is of something in the workspace.
  func candidates(_ offered: (Offer) -> [Candidate]) -> [Candidate] {
    func values(_ parameter: Parameter) -> [Candidate] {
      let declaration = parameter.declaration
      return declaration.allowed.map { Candidate(word: $0) } + declaration.whatIsOffered.flatMap(offered)
    }
    if let pending { return values(pending) }
    if partial.hasPrefix("-"), !isPastOptions {
      if partial.hasPrefix("--"), let equals = partial.firstIndex(of: "="), let option = named(partial[..<equals].dropFirst(2)) {
        return values(option).map { Candidate(word: partial[...equals] + $0.word, about: $0.about) }
      }
      return options.map { Candidate(word: $0.declaration.spelling, about: $0.declaration.help) }
    }
    let arguments = own.filter { !$0.declaration.isNamed }
    let names = positions == 0 ? level.filter { !$0.isHidden }.map { Candidate(word: $0.name, about: $0.summary) } : []
    let argument = arguments.indices.contains(positions) ? arguments[positions] : arguments.last { $0.declaration.kind == .arguments }
    return names + (argument.map(values) ?? [])
  }

  /// What of these begins as what is typed, each once, in order.
  func fitting(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<String> = []
    let typed = Array(partial.uppercased().utf8)
    return candidates.filter { !$0.isAlias || !typed.isEmpty }
      .filter { Array($0.word.uppercased().utf8).starts(with: typed) && seen.insert($0.word).inserted }
      .sorted { $0.word < $1.word }
  }
}
