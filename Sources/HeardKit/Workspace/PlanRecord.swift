/// A plan as it is written down before it is carried out: to finish it after a crash, and to take it back.
///
/// Its bytes are strings with their lengths, as `5:heard,`, the last of which is the hash of all before: what was torn or is none is told apart.
public struct PlanRecord: Sendable, Equatable {
  /// What made the plan, as far as taking it back depends on that.
  public enum Kind: String, Sendable {
    case change, undo, reconcile
    /// What was taken out must not live on in a record: it has no parts.
    case redact
  }

  /// What made the plan, as it is typed without its parameters, and when.
  public struct Maker: Sendable, Equatable {
    public let command: String
    public let time: Instant

    public init(command: String, time: Instant) { (self.command, self.time) = (command, time) }
  }

  public let kind: Kind
  public let maker: Maker
  /// In the order in which they are made.
  public let changes: [FileChange]

  /// - Parameter plan: Takes each file once: in one step, or in a new text and a move.
  public init(_ plan: Plan, _ kind: Kind = .change, by maker: Maker) {
    (self.kind, self.maker) = (kind, maker)
    changes = plan.changes(keepingTexts: kind != .redact)
  }

  /// Whether it holds all that it takes to carry out the plan.
  public var isWhole: Bool { changes.allSatisfy { $0.after.hash == nil || $0.after.part != nil } }

  /// Whether all it does is to move files and to say so at their ends: nobody's words, and nothing that heard could not say again.
  public var onlyMoves: Bool { isWhole && changes.allSatisfy(\.onlyMoves) }

  private static let magic = "heard plan 1"

  /// As it is written down.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ field: some Collection<UInt8>) {
      bytes += "\(field.count):".utf8
      bytes += field
      bytes.append(UInt8(ascii: ","))
    }
    add(Self.magic.utf8)
    for text in [kind.rawValue, maker.command, maker.time.iso] { add(text.utf8) }
    for change in changes {
      add(String(change.start).utf8)
      for side in [change.before, change.after] {
        add((side.path ?? "").utf8)
        add((side.hash.map { String($0) } ?? "").utf8)
        add(side.part.map { [UInt8(ascii: "=")] + $0 } ?? [])
      }
    }
    add(String(stableHash(bytes)).utf8)
    return bytes
  }

  /// Reads a record; nil for what was torn, what is none, and what names a path that no plan may touch.
  public init?(bytes: [UInt8]) {
    var (fields, position, last): ([ArraySlice<UInt8>], Int, Int) = ([], 0, 0)
    while position < bytes.count {
      guard let colon = bytes[position...].prefix(20).firstIndex(of: UInt8(ascii: ":")), let count = Int(bytes.text(position..<colon)),
        count >= 0, count < bytes.count - colon - 1, bytes[colon + 1 + count] == UInt8(ascii: ",")
      else { return nil }
      fields.append(bytes[colon + 1..<colon + 1 + count])
      (last, position) = (position, colon + 2 + count)
    }
    guard fields.count >= 5, fields.removeLast().elementsEqual(String(stableHash(bytes[..<last])).utf8),
      fields[0].elementsEqual(Self.magic.utf8), let kind = Kind(rawValue: String(decoding: fields[1], as: UTF8.self)),
      let time = Instant(iso: String(decoding: fields[3], as: UTF8.self)), fields.count % 7 == 4
    else { return nil }
    (self.kind, maker) = (kind, Maker(command: String(decoding: fields[2], as: UTF8.self), time: time))
    var changes: [FileChange] = []
    for first in stride(from: 4, to: fields.count, by: 7) {
      guard let start = Int(String(decoding: fields[first], as: UTF8.self)), let before = FileChange.Side(fields[first + 1...first + 3]),
        let after = FileChange.Side(fields[first + 4...first + 6])
      else { return nil }
      changes.append(FileChange(before: before, after: after, start: start))
    }
    self.changes = changes
  }
}

extension Plan {
  /// What the plan does to each file, in the order in which they are made.
  ///
  /// - Parameter keepingTexts: Whether contents are kept. Those of a plan that only makes files can be made again from where they come, and are not.
  public func changes(keepingTexts: Bool = true) -> [FileChange] {
    let keeps = keepingTexts && steps.contains { if case .create = $0 { false } else { true } }
    var (changes, places): ([FileChange], [String: Int]) = ([], [:])
    for step in steps {
      switch step {
      case .create(let path, let bytes): changes.append(.creating(path, bytes, isKept: keeps))
      case .remove(let path, let bytes): changes.append(FileChange.creating(path, bytes, isKept: keeps).inverse)
      case .rewrite(let path, let old, let new):
        places[path] = changes.count
        changes.append(FileChange(path, from: old, to: new))
        if !keeps { (changes[changes.count - 1].before.part, changes[changes.count - 1].after.part) = (nil, nil) }
      case .move(let path, let target):
        if let place = places[path] {
          changes[place].after.path = target
        } else {
          changes.append(FileChange(before: .init(path: path), after: .init(path: target)))
        }
      }
    }
    return changes
  }
}

extension FileChange.Side {
  /// Reads a path, a hash and a part.
  fileprivate init?(_ fields: ArraySlice<ArraySlice<UInt8>>) {
    let fields = Array(fields)
    if !fields[0].isEmpty {
      guard let path = String(validating: fields[0], as: UTF8.self), isPlannable(path) else { return nil }
      self.path = path
    }
    if !fields[1].isEmpty {
      guard let hash = UInt64(String(decoding: fields[1], as: UTF8.self)) else { return nil }
      self.hash = hash
    }
    part = fields[2].isEmpty ? nil : Array(fields[2].dropFirst())
  }
}

/// Whether a path is one that plans touch: below `tickets/`, and nothing hidden but what keeps a folder.
private func isPlannable(_ path: String) -> Bool {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  return parts.count > 1 && parts[0] == "tickets" && !path.utf8.contains(0)
    && parts.enumerated().allSatisfy { !$1.isEmpty && (!$1.hasPrefix(".") || $0 == parts.count - 1 && $1 == ".gitkeep") }
}
