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
  /// The top of the working tree, where tools that run hooks have their files.
  private let top: String

  /// - Throws: ``GitError`` outside a repository and in one without a working tree.
  init(of git: Git) throws {
    let folder = line(try git("rev-parse", "--show-toplevel"))
    // A relative core.hooksPath is meant from the top.
    let path = line(try Git(folder: folder)("rev-parse", "--git-path", "hooks"))
    top = folder
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
        if try state(of: name) == .current { return "\(path)/\(name) runs heard already, and is left as it is" }
        // One that goes by its own name does nothing under another.
        guard try !isHuskys(text(of: name, in: folder)) else {
          throw WorldError("\(path)/\(name) is husky's, which writes it anew; put 'heard hook \(name)' into .husky/\(name) instead")
        }
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

  /// Whether git runs heard, and as this heard would install it. A hook that runs heard on its way, or by a tool that is told to, is nobody's to judge here.
  func state(of name: String) throws -> State {
    // git passes over a hook that is no program.
    guard let folder = try? Folder(root: path), folder.kind(of: name) != nil, isExecutable("\(path)/\(name)") else { return .missing }
    guard isOurs(name, in: folder) else {
      let text = try text(of: name, in: folder)
      return ([text] + toolFiles(of: text, for: name)).contains { runsHeard($0, as: name) } ? .current : .missing
    }
    // Where heard was installed from is no matter while there is one on PATH.
    func lines(_ text: String) -> [Substring] { text.split(separator: "\n").filter { !$0.hasPrefix("heard=") } }
    let wanted = HookScript(name: name, program: "").text
    return lines(try text(of: name, in: folder)) == lines(wanted) ? .current : .outdated
  }

  /// Whether a script or a tool's file names heard's hook, comments aside.
  private func runsHeard(_ text: String, as name: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline).lazy.map { $0.drop { $0 == " " || $0 == "-" } }.filter { !$0.hasPrefix("#") }
    return lines.contains { $0.contains("heard hook \(name)") || name == "pre-commit" && $0 == "id: heard" }
  }

  /// What tells the tool that wrote a hook what to run.
  private func toolFiles(of script: String, for name: String) -> [String] {
    let paths = Self.tools.filter { script.contains($0.sign) }.flatMap(\.files) + (isHuskys(script) ? [".husky/\(name)"] : [])
    guard !paths.isEmpty, let folder = try? Folder(root: top) else { return [] }
    return paths.compactMap { path in
      let (parent, name) = splitPath(path)
      return try? text(of: name, in: folder.folder(parent))
    }
  }

  private func text(of name: String, in folder: Folder) throws -> String { String(decoding: try folder.read(name), as: UTF8.self) }

  /// The tools that docs/hook.md has examples for, and what a hook that they wrote holds.
  private static let tools = [
    (sign: "lefthook", files: ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml"]),
    (sign: "pre-commit.com", files: [".pre-commit-config.yaml"]),
  ]

  /// Whether husky wrote a hook: it goes on in a file `h` beside it, which runs the file of the hook's own name in the folder above.
  private func isHuskys(_ script: String) -> Bool {
    script.split(whereSeparator: \.isNewline).contains { $0.hasPrefix(". \"") && $0.hasSuffix("/h\"") }
  }

  enum State {
    case current, outdated, missing
  }

  private func isOurs(_ name: String, in folder: Folder) -> Bool {
    (try? text(of: name, in: folder).contains(HookScript.mark)) ?? false
  }
}

/// Puts heard's hooks and drivers into the repository of a folder, and says so.
///
/// - Parameters:
///   - trailers: whether messages of commits name the tickets that they touch.
///   - driversOnly: whether the hooks are left to another tool.
func installHooks(in git: Git, _ environment: Environment, trailers: Bool = false, driversOnly: Bool = false) throws {
  let hooks = try HookFolder(of: git)
  try git.installDrivers(program: programPath())
  if driversOnly {
    if !environment.isQuiet { environment.output.write("git merges and shows tickets by their entries\n") }
    return
  }
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

/// A number for the heard that runs: another version, or another build of it, has another one.
func programKey() -> UInt64 {
  var hash = Hash64()
  hash.add(VersionCommand.version)
  var status = stat()
  if let path = try? programPath(), stat(path, &status) == 0 { hash.add(FileIdentity(status, at: .max).number) }
  return hash.value
}

/// What git printed, less the line end: a folder's name may hold any other byte.
private func line(_ output: [UInt8]) -> String {
  String(decoding: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...], as: UTF8.self)
}
