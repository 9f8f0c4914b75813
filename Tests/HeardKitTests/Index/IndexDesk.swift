import Foundation
import Testing

@testable import HeardKit

/// The desk in Tests/Fixtures/index: tickets in every status, some of them hostile, with the pages that they become beside them.
enum IndexDesk {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/index").standardizedFileURL
  static let zone = TimeZoneRules(shifts: [.init(at: TimeZoneRules.longAgo, offset: -10_800)], repeatsFrom: nil)
  static let now = Instant(iso: "2026-11-21T15:00:00Z") ?? Instant(seconds: 0)

  static let configuration = {
    var configuration = Configuration()
    configuration.workspace = "Acme <Support> & *Co*"
    configuration.timezone = "America/Sao_Paulo"
    configuration.team = [Member(handle: "bia"), Member(handle: "caio")]
    configuration.team[0].tiers = ["tier-1"]
    configuration.fields = [Field(name: "order"), Field(name: "segment", oneOf: ["vip", "regular"])]
    configuration.policies = [
      Policy(name: "twitter", conditions: [PolicyCondition(key: "channel", values: ["twitter"])], targets: [.firstReply: target(4)]),
      Policy(name: "everyone", targets: [.firstReply: target(2), .nextReply: target(8), .resolve: target(24)], warn: 3600),
    ]
    return configuration
  }()

  private static func target(_ hours: Int) -> Target { Target(.duration(hours * 3600, inDays: false)) }

  /// In the order of paths.
  static let tickets: [Ticket] = {
    let names = FileManager.default.enumerator(atPath: folder.appending(path: "tickets").path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: "tickets/\(name)"))).map { ticket("tickets/\(name)", [UInt8]($0)) }
    }
  }()

  static func ticket(_ path: String, _ bytes: [UInt8]) -> Ticket {
    Ticket(path: path, placement: configuration.placement(ofFolder: splitPath(path).folder), document: TicketDocument(bytes))
  }

  static let levels = try? ServiceLevels(configuration, zoneFile: { _ in nil }, file: { _ in nil })

  static func readings(_ ticket: Ticket, _ now: Instant) -> [ClockReading] {
    var levels = levels
    return levels?.readings(of: ticket, now: now) ?? []
  }

  static func row(_ ticket: Ticket, at now: Instant = now) -> TicketRow {
    TicketRow(ticket, clocks: readings(ticket, now), configuration: configuration, now: now)
  }

  static let rows = tickets.map { row($0) }
  static let timeless = tickets.map { TicketRow.atLastEntry($0, clocks: readings) }

  static func row(_ name: String) -> TicketRow? { rows.first { $0.ticket.name == name } }

  /// `HEARD_ACCEPT=1` writes the file anew, and fails, so that nothing is accepted unseen.
  static func expectGolden(_ actual: [UInt8], at file: URL) throws {
    let expected = (try? Data(contentsOf: file)).map { [UInt8]($0) }
    if actual != expected, ProcessInfo.processInfo.environment["HEARD_ACCEPT"] == "1" {
      try Data(actual).write(to: file)
      Issue.record("\(file.lastPathComponent) was rewritten; read the difference before committing it")
    } else {
      #expect(actual == expected, "HEARD_ACCEPT=1 swift test writes \(file.lastPathComponent) anew")
    }
  }
}
