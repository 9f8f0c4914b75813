#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Taking turns, so that of two commands at once neither loses a word. The lock is the open folder's: it goes with the process, and what holds
/// it already takes it again at once. A file system that has no locks goes without.
extension WorkspaceFolder {
  /// Waits until no other heard writes here.
  ///
  /// - Throws: ``WorldError`` after ten seconds.
  func waitForTurn() throws {
    for _ in 0..<2000 {
      if takesTurnAtOnce() { return }
      usleep(5000)
    }
    throw WorldError(
      "another heard has been writing here for ten seconds; nothing was changed: see that it ends, and run the command again")
  }

  /// - Returns: whether no other heard writes here.
  func takesTurnAtOnce() -> Bool {
    flock(folder.descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK && errno != EINTR
  }

  func endTurn() { _ = flock(folder.descriptor, LOCK_UN) }
}
