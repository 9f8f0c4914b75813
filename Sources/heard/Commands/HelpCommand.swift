import HeardKit

struct HelpCommand: Command {
  static let name = "help"
  static let summary = "Show what heard can do, or how a command is used."
  static let examples = [("Every command", "heard help"), ("One of them", "heard help version")]

  @Arguments("The command to explain.", name: "COMMAND") var names

  func run(in environment: Environment) throws -> ExitCode {
    var level = commands
    var found: (any Command.Type)?
    for (depth, word) in names.enumerated() {
      guard let type = level.first(where: { $0.name == word }) else {
        throw unknownCommand(word, in: level, after: Array(names.prefix(depth)))
      }
      (found, level) = (type, type.subcommands)
    }
    let width = environment.width
    environment.output.write(
      found.map { CommandDescription(of: $0, path: names).help(width: width) } ?? overview(of: commands, width: width))
    return .ok
  }
}
