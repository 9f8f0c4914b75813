import Testing

@testable import heard

@Suite struct HelpTests {
  @Test func helpIsMadeOfTheDeclaration() {
    let expected = """
      Check tickets.

      Usage: heard check [options] [PATH...]

      Reads every ticket.

      Writes none.

      Arguments:
        [PATH...]  Files to check.

      Options:
        -f, --format FORMAT    How to print. One of: text, json, sarif. Default: text.
        -t, --tag TAG ...      Only with this tag.
            --limit N          At most so many.
            --because BECAUSE  Why.
            --fix              Apply the safe fixes.
        -n, --dry-run          Change nothing.
        -g, --no-use-git       Write what git says.

      Examples:
        Everything, as JSON
          $ heard check --format json

      Options of every command: see 'heard help'.

      """
    #expect(outcome(["check", "--help"]).out == expected)
  }

  @Test func helpNeedsNoArgumentsAndIsThereForGroups() {
    #expect(outcome(["set", "-h"]).status == 0)
    #expect(outcome(["hook", "--help"]).out.contains("Commands:\n  install  Install the hook.\n"))
    #expect(outcome([]).out == outcome(["--help"]).out)
  }

  @Test func theReferenceHasEveryCommandOnce() {
    let text = commandsMarkdown(sampleCommands)
    #expect(text.contains("### heard hook install\n\nInstall the hook.\n\n```\nheard hook install [options]\n```\n\n| option |"))
    #expect(text.contains("| `-f, --format FORMAT` | How to print. One of: text, json, sarif. Default: text. |\n"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("## heard ") }.count == sampleCommands.count)
  }

  /// What is read from memory is what Mirror sees.
  @Test func everyPropertyOfACommandIsAParameter() {
    func check(_ owner: some Any) {
      let names = Parameter.all(of: owner).map(\.declaration.name)
      let properties = Mirror(reflecting: owner).children.map { label, value in
        (label ?? "", Mirror(reflecting: value).children.first?.value as? Parameter)
      }
      #expect(properties.map(\.1?.declaration.name) == names, "\(owner)")
      #expect(properties.allSatisfy { $0.0.hasPrefix("_") }, "\(owner)")
    }
    func types(_ commands: [any Command.Type]) -> [any Command.Type] { commands.flatMap { [$0] + types($0.subcommands) } }
    check(GlobalOptions())
    for type in types(commands) { check(type.init()) }
    #expect(
      Parameter.all(of: CheckCommand()).map(\.declaration.name) == [
        "paths", "format", "tag", "limit", "because", "fix", "dry-run", "use-git",
      ])
  }

  /// Two parameters of one name or letter would leave one of them out of reach.
  @Test func everyParameterCanBeReached() {
    for command in commands.map({ CommandDescription(of: $0, path: [$0.name]) }).flatMap(\.flattened) {
      let options = CommandDescription.globalOptions + command.options
      #expect(Set(options.map(\.name)).count == options.count, "\(command.name)")
      let letters = options.compactMap(\.short)
      #expect(Set(letters).count == letters.count, "\(command.name)")
      #expect(command.arguments.dropLast().allSatisfy { $0.kind == .argument }, "\(command.name)")
    }
    #expect(Set(commands.map { $0.name }).count == commands.count)
  }
}
