import HeardKit

struct HookUninstallCommand: Command {
  static let name = "uninstall"
  static let summary = "Take heard's hooks away; a hook that was there before is put back."

  func run(in environment: Environment) throws -> ExitCode {
    let git = Git(folder: environment.folder)
    let hooks = try HookFolder(of: git)
    git.uninstallDrivers()
    let done = try ["pre-commit", "post-merge", "commit-msg"].compactMap(hooks.uninstall)
    if !environment.isQuiet {
      for text in done { environment.output.write("\(printable(text))\n") }
      if done.isEmpty { environment.output.write("no hook of heard's in \(printable(hooks.path))\n") }
    }
    return .ok
  }
}
