/// Where a ticket stands, as its folder says: a status, and what divides it.
public struct Placement: Hashable, Sendable {
  public var status: Status
  /// Only where the status is divided by tier.
  public var tier: String?
  /// `2026-11`, only where the status is divided by month.
  public var month: String?

  public init(status: Status, tier: String? = nil, month: String? = nil) {
    self.status = status
    self.tier = tier
    self.month = month
  }

  /// As a `move` entry names it: `open/tier-2` or `resolved`.
  public var name: String { tier.map { "\(status.name)/\($0)" } ?? status.name }

  /// The folder below the workspace: `tickets/open/tier-2`.
  public var folder: String { "tickets/\(status.name)" + ([tier, month].compactMap { $0 }.first.map { "/\($0)" } ?? "") }
}

extension Configuration {
  /// What a folder stands for: `tickets/open/tier-2`.
  ///
  /// - Returns: nil if no ticket may stand there.
  public func placement(ofFolder folder: String) -> Placement? {
    let (top, rest) = folder.dividedAtSlash
    guard top == "tickets", let (name, part) = rest?.dividedAtSlash, let status = status(named: name) else { return nil }
    switch (status.hasTiers, status.isByMonth, part) {
    case (false, false, nil): return Placement(status: status)
    case (true, _, let tier?) where tiers.contains(tier): return Placement(status: status, tier: tier)
    case (false, true, let month?) where CivilDate(month: month) != nil: return Placement(status: status, month: month)
    default: return nil
    }
  }

  /// What a `move` entry or a command names: `open/tier-2`, `resolved`. Without a tier where there must be one, the tier is nil.
  public func placement(named name: String) -> Placement? {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let status = status(named: first) else { return nil }
    guard parts.count == 2 else { return Placement(status: status) }
    return status.hasTiers && tiers.contains(String(parts[1])) ? Placement(status: status, tier: String(parts[1])) : nil
  }

  /// The status of a name.
  public func status(named name: some StringProtocol) -> Status? { statuses.first { $0.name.utf8.elementsEqual(name.utf8) } }
}

extension CivilDate {
  /// The first day of a month: `2026-11`.
  init?(month text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes.indices.allSatisfy({ $0 == 4 ? bytes[$0] == Byte.dash : Byte.isDigit(bytes[$0]) }) else { return nil }
    func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(bytes[$1] - 48) } }
    self.init(year: number(0..<4), month: number(5..<7), day: 1)
  }
}

extension String {
  /// What stands before the first slash and behind it.
  fileprivate var dividedAtSlash: (first: String, rest: String?) {
    guard let slash = utf8.firstIndex(of: UInt8(ascii: "/")) else { return (self, nil) }
    return (String(self[..<slash]), String(self[utf8.index(after: slash)...]))
  }
}

/// The folder and the name of a path below the workspace.
public func splitPath(_ path: String) -> (folder: String, name: String) {
  var path = path
  let parts = path.withUTF8 { bytes -> (folder: String, name: String)? in
    let (path, name) = (UnsafeRawBufferPointer(bytes), UnsafeRawBufferPointer(bytes).name)
    guard name.count < path.count else { return nil }
    return (String(decoding: path.dropLast(name.count + 1), as: UTF8.self), String(decoding: name, as: UTF8.self))
  }
  return parts ?? ("", path)
}
