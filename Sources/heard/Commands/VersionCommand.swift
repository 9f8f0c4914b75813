struct VersionCommand: Command {
  static let name = "version"
  static let summary = "Show the version of heard."

  /// The version as semantic versioning counts.
  static let version = "0.1.0"

  func run(in environment: Environment) throws -> ExitCode {
    environment.output.write("heard \(Self.version)\n")
    return .ok
  }
}
