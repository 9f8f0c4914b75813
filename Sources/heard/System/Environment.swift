import HeardKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The world as one command sees it. Tests make their own.
struct Environment {
  /// The current folder: absolute, `-C` applied. Relative paths mean below it; the process itself never changes folder.
  var folder: String
  /// Where somebody is who typed the command, if `-C` says another folder than this.
  var start: String?
  /// What somebody runs, without its parameters: `heard hook install`.
  var command = "heard"
  /// What the environment says under a name; asked one by one, since few are ever needed.
  var variable: (String) -> String? = { _ in nil }
  /// Read once per command, and again when the command's turn to change something has come.
  var now: Instant
  /// Reads the time; nil where somebody said what time it is.
  var clock: (() -> Instant)?
  var isQuiet = false
  var readsCache = true
  /// From how many tickets on what is known of them is kept: fewer are read as fast.
  var leastCached = 2000
  /// The system's clock in nanoseconds, by which files are dated.
  var fileTime: @Sendable () -> Int = heard.fileTime
  /// Of which of the desks that somebody named this is the world: what is remarked there names it.
  var desk: String?
  /// Who acts, if `--as` says so.
  var actingAs: String?
  var output = Output()
  var errors = Output()
  /// Columns, if the output is a terminal.
  var width: Int?
  var usesColor = false
  /// Whether somebody can be asked.
  var isInteractive = false
  var readStandardInput: () throws -> [UInt8] = { [] }

  /// Whether something was left out that should have been there: said by then, and the command ends with 3.
  let gaps = Gaps()

  final class Gaps { fileprivate(set) var areThere = false }

  /// By whom a plan is made.
  var maker: PlanRecord.Maker { PlanRecord.Maker(command: command, time: now) }

  /// Where this user's programs keep their records on this machine; nil where nothing says it.
  var stateHome: String? {
    if let place = variable("XDG_STATE_HOME"), place.hasPrefix("/") { return place }
    return variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/.local/state" : nil }
  }

  /// Says what is left out, quiet or not.
  func leaveOut(_ text: String) {
    gaps.areThere = true
    say(text)
  }

  /// A path as somebody gave it, made absolute.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// How to get from where somebody is to a folder; nil for who is there.
  func way(to root: String) -> String? {
    let here = start ?? folder
    if here == root { return nil }
    if root.hasPrefix("\(here)/") { return String(root.dropFirst(here.count + 1)) }
    guard here.hasPrefix("\(root)/") else { return root }
    return here.dropFirst(root.count + 1).split(separator: "/").map { _ in ".." }.joined(separator: "/")
  }

  /// A path as the workspace writes its own: from the root, without `.` and `..`.
  func plainPath(_ path: String) -> String {
    var parts: [Substring] = []
    for part in absolute(path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A remark beside the result; none if quiet.
  func remark(_ text: String) {
    if !isQuiet { say(text) }
  }

  private func say(_ text: String) {
    let place = desk.map { "desk '\($0)': " } ?? ""
    errors.write("heard: \(printable(place + text, keepingLines: true))\n")
  }

  /// This world with what the global options and their variables say.
  func applying(_ options: GlobalOptions) throws -> Environment {
    var result = self
    if let directory = options.directory {
      (result.folder, result.start) = (try existingFolder(absolute(directory), asGiven: directory), folder)
    }
    if let now = options.now {
      (result.now, result.clock) = (now, nil)
    } else if let text = variable("HEARD_NOW"), !text.isEmpty {
      guard let now = Instant(iso: text) else {
        throw UsageError("HEARD_NOW is '\(text)', which is not a time; write one such as 2026-11-21T12:00:00Z")
      }
      (result.now, result.clock) = (now, nil)
    }
    // An offset must not lead to a year that no entry can hold.
    guard [-86_400, 86_400].allSatisfy({ 0...9999 ~= LocalTime(result.now, offset: $0).date.components.year }) else {
      throw UsageError("the clock is outside the years 0000 to 9999; set it right, or give '--now 2026-11-21T12:00:00Z'")
    }
    result.isQuiet = options.quiet
    result.readsCache = options.cache
    result.actingAs = options.actingAs
    switch options.color {
    case .auto: result.usesColor = width != nil && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    case .always: result.usesColor = true
    case .never: result.usesColor = false
    }
    return result
  }
}

/// The folder without links and dots.
func existingFolder(_ path: String, asGiven given: String) throws -> String {
  guard let resolved = realpath(path, nil) else { throw UsageError("cannot work in '\(given)': \(systemMessage(errno))") }
  defer { free(resolved) }
  var status = stat()
  guard stat(resolved, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
    throw UsageError("cannot work in '\(given)': it is no folder")
  }
  return String(cString: resolved)
}
