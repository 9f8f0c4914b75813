import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct MergeDriverCommand: Command {
  static let name = "merge-driver"
  static let summary = "Merge two versions of a ticket. git calls this."
  static let discussion = """
    Front matter is merged key by key, the timeline entry by entry, in order of time. The result takes the place \
    of OURS. Ends with 1 where somebody has to choose: the file then has both versions between \
    markers. 'heard hook install' tells git to use it.
    """

  @Argument("The version that both come from.", name: "BASE") var base: String
  @Argument("Our version, and where the result goes.", name: "OURS") var ours: String
  @Argument("Their version.", name: "THEIRS") var theirs: String
  @Argument("The ticket's path, for messages.", name: "PATH") var path: String?
  @Argument("How many signs a conflict marker has.", name: "SIZE") var markerSize: Int?

  func run(in environment: Environment) throws -> ExitCode {
    let (base, ours, theirs) = (environment.absolute(base), environment.absolute(ours), environment.absolute(theirs))
    let present = try readFile(ours)
    var configuration: Configuration?
    let place = splitPath(environment.absolute(path ?? "")).folder
    let merge = TicketMerge(base: try readFile(base), ours: present, theirs: try readFile(theirs), markerSize: markerSize ?? 7) { name in
      // Only where moves share a second heard.yaml has to say which counts; without one, its defaults.
      let known = configuration ?? (try? WorkspaceFolder(from: existingParent(of: place)))?.configuration ?? Configuration()
      configuration = known
      return known.rank(ofPlace: name)
    }
    if merge.bytes != present { try overwrite(ours, present, with: merge.bytes) }
    for conflict in merge.conflicts { environment.remark("\(path ?? ours): \(conflict)") }
    return merge.conflicts.isEmpty ? .ok : .findings
  }
}

extension TicketMerge.Conflict: CustomStringConvertible {
  /// What was changed on both sides, and what to do.
  public var description: String {
    switch self {
    case .entry(let heading): "both sides changed the entry '\(heading)'; choose between the markers"
    case .key(let key): "both sides changed '\(key)'; choose between the markers"
    case .preamble: "both sides changed what stands before the first entry; choose between the markers"
    case .conversations: "two conversations have one id; run 'heard reconcile'"
    }
  }
}

/// The nearest folder above a path that is there: in a merge the ticket's own may not be yet.
private func existingParent(of folder: String) -> String {
  var folder = folder
  while access(folder, F_OK) != 0, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex { folder = String(folder[..<slash]) }
  return folder
}

/// Gives git's own temporary file new contents; git reads it at once and deletes it, so nothing has to be safe on disk.
///
/// - Parameter old: What it held. A file just written is not emptied first, for which it would wait longer than a merge takes; and where the
///   disk is full, what stood there goes back into its place, which is there.
private func overwrite(_ path: String, _ old: [UInt8], with new: [UInt8]) throws {
  let file = open(path, O_WRONLY | O_CLOEXEC)
  guard file >= 0 else { throw SystemError("writing", path) }
  defer { close(file) }
  if writeAll(new, to: file) == nil, new.count >= old.count || ftruncate(file, off_t(new.count)) == 0 { return }
  let error = SystemError("writing", path)
  if lseek(file, 0, SEEK_SET) == 0, writeAll(old, to: file) == nil { ftruncate(file, off_t(old.count)) }
  throw error
}
