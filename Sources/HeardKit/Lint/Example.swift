/// A file that shows what a rule finds, or what it lets be. Documentation and test at once.
public struct Example: Sendable {
  /// The file, with an arrow before the first byte of each finding. It is taken apart only where somebody asks: lint never does.
  let marked: String
  public let isBad: Bool
  /// The file after its fixes.
  public let fixed: String?
  /// Whether those fixes are applied unasked.
  public let isFixSafe: Bool
  public let path: String
  /// Where the fixes move the file.
  public let movesTo: String?
  /// The moment at which clocks are read.
  public let now: String
  /// The same file at the base of a review; nil for rules that look at one state alone.
  public var before: String?

  /// The file.
  public var text: String { String(decoding: parts.joined(), as: UTF8.self) }

  /// Byte offsets at which the rule must report something, in order; empty for a good example.
  public var places: [Int] {
    var end = 0
    return parts.dropLast().map { part in
      end += part.count
      return end
    }
  }

  /// What stands between the arrows.
  private var parts: [ArraySlice<UInt8>] {
    let (bytes, arrow) = (Array(marked.utf8), Array("↓".utf8))
    var (parts, start) = ([ArraySlice<UInt8>](), 0)
    while isBad, let place = bytes.place(of: arrow, from: start, to: bytes.count) {
      parts.append(bytes[start..<place])
      start = place + arrow.count
    }
    return parts + [bytes[start...]]
  }

  /// A file in which each `↓` stands before the first byte of a finding.
  ///
  /// - Parameters:
  ///   - fixed: The file after fixes that are safe.
  ///   - suggested: The file after fixes that somebody has to choose.
  static func bad(
    _ text: String, fixed: String? = nil, suggested: String? = nil, path: String = Self.path, movesTo: String? = nil,
    now: String = Self.now, before: String? = nil
  ) -> Example {
    Example(
      marked: text, isBad: true, fixed: fixed ?? suggested,
      isFixSafe: suggested == nil && (fixed != nil || movesTo != nil), path: path, movesTo: movesTo, now: now, before: before)
  }

  static func good(_ text: String, path: String = Self.path, now: String = Self.now, before: String? = nil) -> Example {
    Example(marked: text, isBad: false, fixed: nil, isFixSafe: false, path: path, movesTo: nil, now: now, before: before)
  }

  private static let path = "tickets/open/tier-1/2611-7K3QX2-example.md"
  private static let now = "2026-11-21T12:30:00Z"
}

extension Configuration {
  /// The workspace of the rules' examples.
  public static let example: Configuration = {
    var configuration = Configuration()
    configuration.team = [Member(handle: "bia"), Member(handle: "caio")]
    configuration.team[0].tiers = ["tier-1", "tier-2"]
    configuration.team[0].emails = ["bia@example.com"]
    configuration.team[1].emails = ["caio@example.com"]
    configuration.team[1].approves = true
    configuration.fields = [
      Field(name: "order"), Field(name: "amount", kind: .number), Field(name: "delivered", kind: .date),
      Field(name: "plan", oneOf: ["basic", "gold"]),
    ]
    func target(_ seconds: Int) -> Target { Target(.duration(seconds, inDays: false)) }
    configuration.policies = [
      Policy(
        name: "twitter", conditions: [PolicyCondition(key: "channel", values: ["twitter"])],
        targets: [.acknowledge: target(3600), .firstReply: target(4 * 3600)]),
      Policy(
        name: "everyone",
        targets: [.nextReply: target(8 * 3600), .update: target(86_400), .tier: target(8 * 3600), .resolve: target(86_400)]),
    ]
    return configuration
  }()
}
