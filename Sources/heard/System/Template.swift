import HeardKit

/// The files of a new workspace.
struct WorkspaceTemplate {
  /// With the conversations of `.sample/`, shifted so that they look as fresh as when they were written.
  let hasSample: Bool
  let now: Instant
  /// Of the template's heard.yaml.
  let zone: TimeZoneRules

  /// The present of the sample conversations.
  private static let samplePresent = Instant(seconds: 1_795_273_200)
  private static let samplePrefix = ".sample/"

  /// What to create where nothing stands yet.
  var steps: [Plan.Step] {
    templateFiles.compactMap { path, text in
      if !path.hasPrefix(Self.samplePrefix) { return .create(path: path, bytes: Array(text.utf8)) }
      return hasSample ? sample(String(path.dropFirst(Self.samplePrefix.count)), Array(text.utf8)) : nil
    }
  }

  /// A sample conversation with its times, and the month in its id and folder, moved to the present.
  private func sample(_ path: String, _ bytes: [UInt8]) -> Plan.Step {
    let document = TicketDocument(bytes)
    // Whole minutes, so that the times look as people write them.
    let shift = (now - Self.samplePresent) / 60 * 60
    var edits: [Edit] = []
    for entry in document.entries {
      guard case .at(let old) = entry.time,
        let (_, end) = Timestamp.scan(bytes, from: entry.heading.lowerBound + 3, to: entry.heading.upperBound)
      else { continue }
      edits.append(.replace(entry.heading.lowerBound + 3..<end, by: stamp(old.instant + shift).text))
    }
    return .create(path: moved(path, document, shift), bytes: bytes.applying(edits) ?? bytes)
  }

  private func moved(_ path: String, _ document: TicketDocument, _ shift: Int) -> String {
    func month(_ entry: Entry?) -> CivilDate {
      let time = stamp((entry?.instant(now: Self.samplePresent) ?? Self.samplePresent) + shift)
      return LocalTime(time.instant, offset: time.offset).date
    }
    var (folder, name) = splitPath(path)
    if let last = folder.split(separator: "/").last, last.utf8.count == 7, last.utf8.first.map({ 48...57 ~= $0 }) == true {
      folder = folder.dropLast(7) + month(document.entries.last { $0.kind == .move }).month
    }
    let opened = month(document.entries.first).components
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    name = two(opened.year % 100) + two(opened.month) + name.dropFirst(4)
    return "\(folder)/\(name)"
  }

  private func stamp(_ instant: Instant) -> Timestamp { Timestamp(instant, offset: zone.offset(at: instant)) }
}
