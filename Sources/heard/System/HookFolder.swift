import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that git runs hooks from, and what heard does there. A hook that was there is kept beside ours, and ours runs it first.
struct HookFolder {
  /// Absolute; below `core.hooksPath` where that is set.
  let path: String

  /// - Throws: ``GitError`` outside a repository and in one without a working tree.
  init(of git: Git) throws {
    let folder = line(try git("rev-parse", "--show-toplevel"))
    // A relative core.hooksPath is meant from the top.
    let path = line(try Git(folder: folder)("rev-parse", "--git-path", "hooks"))
    self.path = path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  /// Puts our hook in place; again changes nothing but what an older heard wrote.
  ///
  /// - Returns: what was done.
  func install(_ hook: HookScript) throws -> String {
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw SystemError("making the folder", path) }
    let folder = try Folder(root: path)
    let name = hook.name
    var kept = ""
    if folder.kind(of: name) != nil {
      if isOurs(name, in: folder) {
        try folder.remove(name)
      } else {
        guard folder.kind(of: HookScript.kept(name)) == nil else {
          throw WorldError("\(path): '\(name)' is not heard's, and '\(HookScript.kept(name))' is taken; delete or rename one of them")
        }
        try folder.moveExclusively(name, to: folder, HookScript.kept(name))
      }
    }
    if folder.kind(of: HookScript.kept(name)) != nil { kept = "; the hook that was there runs first, as \(HookScript.kept(name))" }
    try folder.create(name, Array(hook.text.utf8), mode: 0o777)
    return "\(path)/\(name) \(hook.purpose)\(kept)"
  }

  /// Takes our hook away and gives the one that was there its place again.
  ///
  /// - Returns: what was done; nil if there is nothing of ours.
  func uninstall(_ name: String) throws -> String? {
    guard let folder = try? Folder(root: path), isOurs(name, in: folder) else { return nil }
    try folder.remove(name)
    guard folder.kind(of: HookScript.kept(name)) != nil else { return "\(path)/\(name) is gone" }
    try folder.moveExclusively(HookScript.kept(name), to: folder, name)
    return "\(path)/\(name) is the hook again that was there before"
  }

  /// Whether git runs heard, and as this heard would install it. A hook that runs heard on its way, as pre-commit does, is nobody's to judge here.
  func state(of name: String) throws -> State {
    // git passes over a hook that is no program.
    guard let folder = try? Folder(root: path), folder.kind(of: name) != nil, isExecutable("\(path)/\(name)") else { return .missing }
    guard isOurs(name, in: folder) else {
      let text = String(decoding: try folder.read(name), as: UTF8.self)
      let runsHeard = text.split(separator: "\n").contains { !$0.drop { $0 == " " }.hasPrefix("#") && $0.contains("heard hook \(name)") }
      return runsHeard ? .current : .missing
    }
    // Where heard was installed from is no matter while there is one on PATH.
    func lines(_ text: String) -> [Substring] { text.split(separator: "\n").filter { !$0.hasPrefix("heard=") } }
    let wanted = HookScript(name: name, program: "").text
    return lines(String(decoding: try folder.read(name), as: UTF8.self)) == lines(wanted) ? .current : .outdated
  }

  enum State {
    case current, outdated, missing
  }

  private func isOurs(_ name: String, in folder: Folder) -> Bool {
    guard let bytes = try? folder.read(name) else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(HookScript.mark)
  }
}

/// Puts heard's hooks and drivers into the repository of a folder, and says so.
///
/// - Parameter trailers: whether messages of commits name the tickets that they touch.
func installHooks(in git: Git, _ environment: Environment, trailers: Bool = false) throws {
  let hooks = try HookFolder(of: git)
  try git.installDrivers(program: programPath())
  if git.line("config", "core.hooksPath") != nil, git.line("config", "--local", "core.hooksPath") == nil {
    environment.remark("core.hooksPath is set for more than this repository: each that it holds for runs these hooks")
  }
  for name in ["pre-commit", "post-merge"] + (trailers ? ["commit-msg"] : []) {
    let done = try hooks.install(HookScript(name: name, program: try programPath()))
    if !environment.isQuiet { environment.output.write("\(printable(done))\n") }
  }
}

/// The path of the heard that runs, links resolved.
func programPath() throws -> String {
  #if canImport(Darwin)
    var size = UInt32(PATH_MAX)
    var buffer = [CChar](repeating: 0, count: Int(size))
    let found = _NSGetExecutablePath(&buffer, &size) == 0 ? realpath(buffer, nil) : nil
  #else
    let found = realpath("/proc/self/exe", nil)
  #endif
  guard let found else { throw SystemError("finding", "the heard that runs") }
  defer { free(found) }
  return String(cString: found)
}

/// What git printed, less the line end: a folder's name may hold any other byte.
private func line(_ output: [UInt8]) -> String {
  String(decoding: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...], as: UTF8.self)
}
