/// What a plan does to one file, in as few bytes as it takes to finish it, to take it back, and to tell whether somebody else was there.
public struct FileChange: Sendable, Equatable {
  /// The file before or after.
  public struct Side: Sendable, Equatable {
    /// Relative to the workspace; nil where there is no file.
    public var path: String?
    /// Of the whole contents; nil where they do not matter, as for a move alone.
    var hash: UInt64?
    /// What stands between the bytes that both sides begin and end with; nil where that is not kept.
    public var part: [UInt8]?

    /// - Parameter found: What stands at the path; nil for nothing.
    fileprivate func holds(_ found: [UInt8]?) -> Bool {
      guard path != nil, let found else { return path == nil && found == nil }
      return hash == nil || hash == stableHash(found)
    }
  }

  public var before: Side
  public var after: Side
  /// The bytes that both sides begin with.
  var start = 0

  /// The change that takes this one back.
  public var inverse: FileChange { FileChange(before: after, after: before, start: start) }

  /// The steps that are left, whether none was taken yet, some or all.
  ///
  /// - Parameter read: What stands at a path; nil for nothing.
  /// - Returns: nil where the file is neither as it was before nor as it should be, or where what it should hold was not kept.
  public func rest(_ read: (String) throws -> [UInt8]?) rethrows -> [Plan.Step]? {
    let here = try before.path.flatMap(read)
    let there = try after.path.flatMap(read)
    let stays = before.path == after.path
    if after.holds(there), stays || here == nil { return [] }
    guard stays || there == nil else { return nil }
    guard let path = before.path else { return after.path.flatMap { path in after.part.map { [.create(path: path, bytes: $0)] } } }
    guard let here else { return nil }
    guard let target = after.path else { return before.holds(here) ? [.remove(path: path, bytes: here)] : nil }
    var steps: [Plan.Step] = []
    if !holdsAfterwards(here) {
      guard let whole = before.holds(here) ? here : untorn(here), let bytes = changed(whole) else { return nil }
      steps.append(.rewrite(path: path, from: here, to: bytes))
    }
    return stays ? steps : steps + [.move(path: path, to: target)]
  }

  private func holdsAfterwards(_ bytes: [UInt8]) -> Bool { after.hash == nil || after.hash == stableHash(bytes) }

  /// What stood in a file at whose end not all was added: a part of it, or, where the power went, NULs in its place.
  private func untorn(_ bytes: [UInt8]) -> [UInt8]? {
    guard let new = after.part, start..<start + new.count ~= bytes.count - 1 else { return nil }
    let old = Array(bytes[..<start])
    return before.holds(old) && zip(bytes[start...], new).allSatisfy { $0 == $1 || $0 == 0 } ? old : nil
  }

  /// Whether the file is moved, or headings of moves are added to it, and nothing else.
  var onlyMoves: Bool {
    guard before.path != nil, after.path != nil else { return false }
    guard let old = before.part, let new = after.part else { return before.hash == nil }
    func isNothing(_ range: Range<Int>) -> Bool { new[range].allSatisfy { $0 == Byte.newline || $0 == Byte.carriageReturn } }
    let timeline = Timeline(new, from: 0)
    return old.isEmpty && !timeline.entries.isEmpty && timeline.diagnostics.isEmpty && isNothing(0..<timeline.start)
      && timeline.entries.allSatisfy { $0.kind == .move && isNothing($0.body) }
  }

  /// The contents afterwards, from those before.
  private func changed(_ bytes: [UInt8]) -> [UInt8]? {
    guard let old = before.part, let new = after.part, 0...bytes.count ~= start, old.count <= bytes.count - start else { return nil }
    let result = bytes[..<start] + new + bytes[(start + old.count)...]
    return stableHash(result) == after.hash ? Array(result) : nil
  }
}

extension FileChange {
  /// A change of contents.
  init(_ path: String, from old: [UInt8], to new: [UInt8]) {
    let (start, end) = old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        let most = min(old.count, new.count)
        var start = 0
        while start + 8 <= most,
          old.loadUnaligned(fromByteOffset: start, as: UInt64.self) == new.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        {
          start += 8
        }
        while start < most, old[start] == new[start] { start += 1 }
        var end = 0
        while end < most - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        return (start, end)
      }
    }
    var same = StableHash()
    same.add(old[..<start])
    before = Side(path: path, hash: same.value(with: old[start...]), part: Array(old[start..<old.count - end]))
    after = Side(path: path, hash: same.value(with: new[start...]), part: Array(new[start..<new.count - end]))
    self.start = start
  }

  /// A file that comes, or for nil bytes one whose contents are not kept.
  static func creating(_ path: String, _ bytes: [UInt8], isKept: Bool) -> FileChange {
    FileChange(before: Side(part: []), after: Side(path: path, hash: stableHash(bytes), part: isKept ? bytes : nil))
  }
}

extension [FileChange] {
  /// What takes these back.
  public var inverse: [FileChange] { reversed().map(\.inverse) }
}
