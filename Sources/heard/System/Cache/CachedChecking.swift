import HeardKit

extension Checking {
  /// What is wrong with the whole workspace. A ticket that is as it was and had nothing wrong with it is not read again while that must still be so.
  mutating func checkAll() throws -> LintResult {
    guard snapshot == nil, var cache = DeskCache(desk, lintKey: responseKey) else { return try check(named: []) }
    let before = cache
    linter.neighbours = neighbours { before.files() }
    let (linter, now) = (linter, desk.now)
    let made = cache.pass(serviceLevels, into: [LintResult.File](), passingOverClean: linter) { entry in
      entry.cleanFrom <= now.seconds && now.seconds < entry.cleanUntil ? .nothing : .whole
    } _: { ticket, levels, files in
      let readings = levels.readings(of: ticket, now: now, ended: false)
      let found = linter.check(ticket, readings: readings)
      guard found.isEmpty else {
        files.append(LintResult.File(path: ticket.path, bytes: ticket.document.bytes, diagnostics: found))
        return .init()
      }
      let until = linter.cleanUntil(ticket, readings: readings)
      return DeskCache.Note(clean: until.map { now.seconds..<$0.seconds })
    }
    guard let made else { return try check(named: []) }
    let others = try otherFiles()
    present = FileList()
    var result = try check(FileList(others + cache.others))
    result.files += made.joined()
    result.fileCount = others.count + cache.count
    if !cache.hasNoDoubles({ FileList($0).hasNoDoubles }) { present = FileList(cache.files()) }
    addDuplicateIDs(to: &result, among: present)
    cache.save()
    return result
  }
}
