/// How a ticket names others: `[[2611-7K3QX2]]` in its text, and the keys `links` and `joined`.
extension TicketDocument {
  /// What the keys `links` and `joined` name, in the order of the file.
  var linkScalars: [YAMLScalar] {
    (["links", "joined"] as [StaticString]).flatMap { key -> [YAMLScalar] in
      switch value(key)?.content {
      case .sequence(let items): items.compactMap { if case .scalar(let scalar) = $0.content { scalar } else { nil } }
      case .scalar(let scalar): scalar.range.isEmpty ? [] : [scalar]
      default: []
      }
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The places between `[[` and `]]` in a stretch of text where an id is meant; what else stands in such brackets is left alone.
  func linkPlaces(in range: Range<Int>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var position = range.lowerBound
    while let open = bytes.place(of: Self.opening, from: position, to: range.upperBound) {
      position = open + 1
      let start = open + 2
      guard let end = bytes[start..<min(start + TicketID.length + 1, range.upperBound)].firstIndex(of: UInt8(ascii: "]")),
        end + 1 < range.upperBound, bytes[end + 1] == UInt8(ascii: "]"), TicketID.isMeant(by: bytes[start..<end])
      else { continue }
      places.append(start..<end)
      position = end + 2
    }
    return places
  }

  private static let opening = Array("[[".utf8)

  /// Every name of a ticket in the file, as it is written, each once: those of the keys first.
  public var linkNames: [String] {
    let keys = linkScalars.map { $0.text(in: bytes) }
    let texts = linkPlaces(in: preamble.lowerBound..<bytes.count).map(bytes.text)
    var seen: Set<String> = []
    return (keys + texts).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The ticket in which this conversation continues, as `joined` says; nil for none, or what is no whole id.
  public var joined: TicketID? { text("joined").flatMap { TicketID($0.uppercased()) } }
}

extension Ticket {
  /// The ids that `links` names, as they are written.
  public var links: [String] { document.texts("links") }
  /// See ``TicketDocument/joined``.
  public var joined: TicketID? { document.joined }
}

extension TicketID {
  /// Bytes of an id.
  static let length = 11

  /// Reads a whole id: `2611-7K3QX2`.
  public init?(_ text: String) {
    guard text.utf8.count == Self.length else { return nil }
    self.init(path: "\(text).md")
  }

  /// Whether somebody who writes this means an id: a month, a dash and at least one digit of the rest, or all six of these, one of them a
  /// figure. Small letters count too.
  static func isMeant(by bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.startIndex
    if bytes.count > 5, bytes.count <= length, bytes[start + 4] == Byte.dash {
      return bytes[..<(start + 4)].allSatisfy(Byte.isDigit) && bytes[(start + 5)...].allSatisfy(isDigitOfAnyCase)
    }
    return bytes.count == 6 && bytes.allSatisfy(isDigitOfAnyCase) && bytes.contains(where: Byte.isDigit)
  }

  private static func isDigitOfAnyCase(_ byte: UInt8) -> Bool { isDigit(byte >= UInt8(ascii: "a") ? byte & 0xDF : byte) }
}
