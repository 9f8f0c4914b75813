/// All that heard can do, in the order of help.
let commands: [any Command.Type] = [
  HelpCommand.self,
  VersionCommand.self,
]

@main enum Main {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    exitProcess(with: run(words, commands: commands, in: .ofProcess()))
  }
}
