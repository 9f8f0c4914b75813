import Foundation
import Testing

@testable import HeardKit

/// The zone files of the machine; nil where it has none.
func zoneFile(_ name: String) -> [UInt8]? {
  FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
}

/// Whether there is anything to test zones with.
let hasZoneFiles = zoneFile("Europe/Berlin") != nil

func zone(_ name: String) throws -> TimeZoneRules {
  if name == "UTC" { return .utc }
  return try TimeZoneRules(file: try #require(zoneFile(name), "this machine has no zone file for \(name)"))
}

func at(_ text: String) throws -> Instant { try #require(Instant(iso: text)) }

extension CalendarDefinition {
  /// From hours by key and exceptions by date, as heard.yaml has them.
  init(hours: [String: String], holidays: [String] = [], exceptions: [String: String] = [:]) throws {
    self.init(name: "test", holidays: try holidays.map { try CivilDate(text: $0) })
    for (key, text) in hours {
      for day in try Weekday.days(text: key) { self.hours[day] = try Self.intervals(text) }
    }
    for (key, text) in exceptions { self.exceptions.add(try CivilDate(text: key), .open(try Self.intervals(text))) }
  }

  private static func intervals(_ text: String) throws -> [DayInterval] {
    try text.split(separator: " ").map { try DayInterval(text: String($0)) }
  }
}

/// Numbers that a seed decides, so that a failure can be had again (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
