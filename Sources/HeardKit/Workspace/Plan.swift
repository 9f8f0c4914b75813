/// What a command is about to do to the workspace. One place applies it; `--dry-run` prints it instead.
public struct Plan: Sendable, Equatable {
  /// Paths are relative to the workspace.
  public enum Step: Sendable, Equatable {
    /// A new file; one that is already there is never overwritten.
    case create(path: String, bytes: [UInt8])
    /// New contents for a file that must still hold what was read.
    case rewrite(path: String, from: [UInt8], to: [UInt8])
    /// Another place for a file; one that is already there is never overwritten.
    case move(path: String, to: String)
    /// A file to delete, which must still hold what was read.
    case remove(path: String, bytes: [UInt8])

    /// Where the file is before, or for a new one will be.
    public var path: String {
      switch self {
      case .create(let path, _), .rewrite(let path, _, _), .move(let path, _), .remove(let path, _): path
      }
    }
  }

  public var steps: [Step] = []

  public init(_ steps: [Step] = []) { self.steps = steps }

  public var isEmpty: Bool { steps.isEmpty }

  /// Every path that the plan touches, for `git add`: where files were and where they are.
  public var paths: [String] {
    var paths: [String] = []
    for step in steps {
      switch step {
      case .create(let path, _), .rewrite(let path, _, _), .remove(let path, _): paths.append(path)
      case .move(let path, let target): paths += [path, target]
      }
    }
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }
}
