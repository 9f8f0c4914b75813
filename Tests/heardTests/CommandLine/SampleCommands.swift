import HeardKit

@testable import heard

/// Commands that show what they read, for the tests of the command line.
enum Format: String, CaseIterable, ParameterValue { case text, json, sarif }

struct CheckCommand: Command {
  static let name = "check"
  static let summary = "Check tickets."
  static let discussion = "Reads every ticket.\n\nWrites none."
  static let examples = [("Everything, as JSON", "heard check --format json")]

  @Arguments("Files to check.", name: "PATH") var paths
  @Option("How to print.", short: "f") var format = Format.text
  @Option("Only with this tag.", short: "t") var tag: [String]
  @Option("At most so many.") var limit: Int?
  @Option("Why.") var because: String?
  @Flag("Apply the safe fixes.") var fix
  @Flag("Change nothing.", short: "n") var dryRun
  @Flag("Write what git says.", short: "g") var useGit = true

  func run(in environment: Environment) throws -> ExitCode {
    let parts = [
      "\(paths)", "\(format)", "\(tag)", limit.map { "\($0)" } ?? "-", because ?? "-", fix ? "fix" : "", dryRun ? "dry" : "",
      useGit ? "" : "no-git", environment.isQuiet ? "quiet" : "", environment.readsCache ? "" : "no-cache", environment.actingAs ?? "",
    ]
    environment.output.write(parts.filter { !$0.isEmpty }.joined(separator: " ") + "\n")
    return .findings
  }
}

struct SetCommand: Command {
  static let name = "set"
  static let summary = "Set a key."

  @Argument("The ticket.") var ticket: String
  @Argument("The value.") var value: Int?

  func run(in environment: Environment) throws -> ExitCode {
    environment.output.write("\(ticket) \(value.map { "\($0)" } ?? "-")\n")
    return .ok
  }
}

struct HookCommand: CommandGroup {
  static let name = "hook"
  static let summary = "What git calls."
  static let subcommands: [any Command.Type] = [InstallCommand.self, FailCommand.self]
}

struct InstallCommand: Command {
  static let name = "install"
  static let summary = "Install the hook."

  @Flag("Replace what is there.") var force

  func run(in environment: Environment) throws -> ExitCode {
    environment.output.write("install\(force ? " force" : "") at \(environment.now.iso)\n")
    return .ok
  }
}

struct FailCommand: Command {
  static let name = "fail"
  static let summary = "Fail."

  func run(in environment: Environment) throws -> ExitCode { throw WorldError("git is away\u{1B}[2J; install it") }
}

struct ListCommand: Command {
  static let name = "responses"
  static let summary = "List, or do something with one."
  static let subcommands: [any Command.Type] = [InstallCommand.self]

  @Flag("As JSON.") var json

  func run(in environment: Environment) throws -> ExitCode {
    environment.output.write("responses\(json ? " json" : "")\n")
    return .ok
  }
}

let sampleCommands: [any Command.Type] = [CheckCommand.self, SetCommand.self, HookCommand.self, ListCommand.self]

/// What a command line does, run inside this process.
func outcome(
  _ words: [String], commands: [any Command.Type] = sampleCommands, variables: [String: String] = [:], input: [UInt8] = [],
  folder: String = "/", now: Instant = Instant(seconds: 0)
) -> (status: Int32, out: String, err: String) {
  // Never the developer's own.
  let variables = ["XDG_STATE_HOME": "\(folder)/.state"].merging(variables) { $1 }
  let environment = Environment(folder: folder, variable: { variables[$0] }, now: now, readStandardInput: { input })
  let code = run(words, commands: commands, in: environment)
  func text(_ output: Output) -> String { String(decoding: output.bytes, as: UTF8.self) }
  return (code.rawValue, text(environment.output), text(environment.errors))
}
