import HeardKit

/// Does what a command line asks for.
///
/// - Parameters:
///   - words: the command line without the program's name.
///   - commands: the table to choose from.
///   - base: the world as it is before the global options.
func run(_ words: [String], commands: [any Command.Type], in base: Environment) -> ExitCode {
  var code: ExitCode
  do {
    code = try dispatch(words, commands: commands, in: base)
    if base.gaps.areThere { code = .world }
  } catch {
    code = (error as? any CommandError).map { type(of: $0).exitCode } ?? .usage
    base.errors.write("heard: \(printable("\(error)", keepingLines: true))\n")
  }
  base.output.flush()
  switch base.output.failure {
  case nil: break
  case .closed: code = .ok
  case .failed(let reason):
    base.errors.write("heard: cannot write the output: \(reason)\n")
    code = .world
  }
  return code
}

private func dispatch(_ words: [String], commands: [any Command.Type], in base: Environment) throws -> ExitCode {
  let invocation = try Invocation(words, commands: commands)
  if invocation.globals.version { return try VersionCommand().run(in: base) }
  var environment = try base.applying(invocation.globals)
  environment.command = (["heard"] + invocation.path).joined(separator: " ")
  guard let command = invocation.command else {
    environment.output.write(overview(of: commands, width: environment.width))
    return .ok
  }
  if invocation.globals.help {
    let description = CommandDescription(of: type(of: command), path: invocation.path)
    environment.output.write(description.help(width: environment.width))
    return .ok
  }
  return try command.run(in: environment)
}
