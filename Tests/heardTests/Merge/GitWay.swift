@testable import heard

/// A way in which git brings a branch into the one that is checked out.
enum GitWay: CaseIterable {
  case merge, mergeByLines, mergePreferringOurs, rebase, cherryPick, squash, stash, octopus

  /// The programs of a host: no driver, no hooks, folders taken along.
  private static let asHost = [
    "-c", "merge.heard.driver=git merge-file --marker-size=%L %A %O %B", "-c", "core.hooksPath=/dev/null", "-c",
    "merge.directoryRenames=true",
  ]

  /// Brings a branch in and finishes as a person does: `heard reconcile`, then whatever git waits for.
  func bring(_ branch: String, into desk: HookDesk) throws {
    switch self {
    case .merge: try finish(["merge", "--no-edit", branch], then: ["commit", "--no-edit"], desk)
    case .mergeByLines: try finish(Self.asHost + ["merge", "--no-edit", branch], then: ["commit", "--no-edit"], desk)
    case .mergePreferringOurs: try finish(["merge", "--no-edit", "-X", "ours", branch], then: ["commit", "--no-edit"], desk)
    case .rebase:
      let here = try desk.git("rev-parse", "HEAD").dropLast()
      try desk.git("checkout", "-q", "--detach", branch)
      try finish(["rebase", "--empty=keep", String(here)], then: ["rebase", "--continue"], desk)
    case .cherryPick:
      try finish(
        ["cherry-pick", "--allow-empty", "--keep-redundant-commits", "main..\(branch)"], then: ["cherry-pick", "--continue"], desk)
    case .squash: try finish(["merge", "--squash", branch], then: ["commit", "--allow-empty", "-m", "squashed"], desk)
    case .stash:
      let here = try desk.git("rev-parse", "HEAD").dropLast()
      try desk.git("checkout", "-q", "--detach", "main")
      try desk.git("rm", "-q", "-r", "--ignore-unmatch", "tickets")
      try desk.git("checkout", branch, "--", "tickets")
      try desk.git("stash", "push", "-q")
      try desk.git("checkout", "-q", String(here))
      try finish(["stash", "pop"], then: ["commit", "--allow-empty", "-m", "popped"], desk)
    case .octopus: try finish(["merge", "--no-edit", "main", branch], then: ["commit", "--no-edit"], desk)
    }
  }

  private func finish(_ verb: [String], then next: [String], _ desk: HookDesk) throws {
    var done = try desk.run(["git", "-c", "core.editor=true"] + verb, in: desk.root)
    for _ in 0..<40 {
      let mended = try desk.heard("reconcile")
      guard mended.status == 0 else {
        throw Failure(words: verb, said: String(decoding: done.output + done.errors + mended.output + mended.errors, as: UTF8.self))
      }
      if done.status == 0 { break }
      let isEmpty = try desk.run(["git", "diff", "--cached", "--quiet"], in: desk.root).status == 0
      let step = isEmpty && next[0] == "cherry-pick" ? ["cherry-pick", "--skip"] : next
      done = try desk.run(["git", "-c", "core.hooksPath=/dev/null", "-c", "core.editor=true"] + step, in: desk.root)
    }
    // A commit that was refused for good, an unfinished rebase: nothing may be overlooked.
    guard done.status == 0 else { throw Failure(words: verb, said: String(decoding: done.output + done.errors, as: UTF8.self)) }
    try desk.git("add", "-A")
    try desk.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "reconciled")
  }

  struct Failure: Error {
    let words: [String]
    let said: String
  }
}
