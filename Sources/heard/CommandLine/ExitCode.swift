/// What a command tells the shell.
enum ExitCode: Int32 {
  case ok = 0
  /// Lint found errors, an index is stale, a record was skipped.
  case findings = 1
  /// Wrong usage, configuration or input.
  case usage = 2
  /// The disk, git or another part of the world failed.
  case world = 3
}

/// An error that knows its exit code. Any other ends with `usage`.
protocol CommandError: Error, CustomStringConvertible {
  static var exitCode: ExitCode { get }
}

/// Somebody asked for what does not exist or cannot be. The description ends with the remedy.
struct UsageError: CommandError, Equatable {
  static let exitCode = ExitCode.usage
  let description: String

  init(_ description: String) { self.description = description }
}

/// What the command needed of the world did not work. The description ends with the remedy, where there is one.
struct WorldError: CommandError, Equatable {
  static let exitCode = ExitCode.world
  let description: String

  init(_ description: String) { self.description = description }
}

extension GitError: CommandError {
  static let exitCode = ExitCode.world
}

extension SystemError: CommandError {
  static let exitCode = ExitCode.world
}
