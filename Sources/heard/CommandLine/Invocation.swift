import HeardKit

/// What one command line asks for.
struct Invocation {
  let globals: GlobalOptions
  /// The command's names from the first: `["hook", "install"]`. Empty if none is named.
  let path: [String]
  /// With its parameters read; nil if none is named.
  let command: (any Command)?

  /// Reads a command line without the program's name. Choosing the command is a search by name; only the one that is named is looked into.
  init(_ words: [String], commands: [any Command.Type]) throws {
    globals = GlobalOptions()
    let known = globals.parameters
    var parser = Parser(words, parameters: known)
    var (path, command, own): ([String], (any Command)?, [Parameter]) = ([], nil, [])
    var level = commands
    while !level.isEmpty, let word = try parser.nextArgument() {
      guard let type = level.first(where: { $0.name == word }) else {
        if own.contains(where: { !$0.declaration.isNamed }) {
          parser.putBack(word)
          break
        }
        throw unknownCommand(word, in: level, after: path)
      }
      if let lost = own.first(where: \.isGiven)?.declaration.spelling {
        throw UsageError("'\(lost)' stands before '\(word)'; write it after '\(word)'")
      }
      path.append(word)
      let chosen = type.init()
      (command, own, level) = (chosen, Parameter.all(of: chosen), type.subcommands)
      parser.parameters = known + own
      parser.path = path
    }
    var arguments: [String] = []
    while let word = try parser.nextArgument() { arguments.append(word) }
    (self.path, self.command) = (path, command)
    if let command, !globals.help, !globals.version {
      try bind(arguments, to: own, usage: CommandDescription(of: type(of: command), path: path, parameters: own).usage)
    }
  }
}

/// The error for a word that names no command of a table.
func unknownCommand(_ word: String, in commands: [any Command.Type], after path: [String]) -> UsageError {
  func quoted(_ words: [String]) -> String { "'\(words.joined(separator: " "))'" }
  let meant = nearest(to: word, in: commands.filter { !$0.isHidden }.map { $0.name })
  let remedy = meant.map { "did you mean \(quoted(path + [$0]))?" } ?? "see \(quoted(["heard", "help"] + path))"
  return UsageError("unknown command \(quoted(path + [word])); \(remedy)")
}
