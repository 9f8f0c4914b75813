/// A file that shows what a rule finds, or what it lets be. Documentation and test at once.
public struct Example: Sendable {
  /// The file, without the arrows that show where findings start.
  public let text: String
  /// Byte offsets at which the rule must report something, in order; empty for a good example.
  public let places: [Int]
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

  public var isBad: Bool { !places.isEmpty }

  /// A file in which each `↓` stands before the first byte of a finding.
  ///
  /// - Parameters:
  ///   - fixed: The file after fixes that are safe.
  ///   - suggested: The file after fixes that somebody has to choose.
  static func bad(
    _ text: String, fixed: String? = nil, suggested: String? = nil, path: String = Self.path, movesTo: String? = nil,
    now: String = Self.now, before: String? = nil
  ) -> Example {
    var places: [Int] = []
    var plain: [UInt8] = []
    let arrow = Array("↓".utf8)
    for byte in text.utf8 {
      plain.append(byte)
      if plain.suffix(arrow.count).elementsEqual(arrow) {
        plain.removeLast(arrow.count)
        places.append(plain.count)
      }
    }
    return Example(
      text: String(decoding: plain, as: UTF8.self), places: places, fixed: fixed ?? suggested,
      isFixSafe: suggested == nil && (fixed != nil || movesTo != nil), path: path, movesTo: movesTo, now: now, before: before)
  }

  static func good(_ text: String, path: String = Self.path, now: String = Self.now, before: String? = nil) -> Example {
    Example(text: text, places: [], fixed: nil, isFixSafe: false, path: path, movesTo: nil, now: now, before: before)
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
