/// Addresses of the web in running text, with `https://` or, on the commonest top-level domains, without.
enum WebLink {
  static func places(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while let dot = bytes[position...].firstIndex(of: UInt8(ascii: ".")) {
      position = dot + 1
      guard let link = link(around: dot, bytes, after: found.last?.upperBound ?? 0) else { continue }
      found.append(link)
      position = max(link.upperBound, position)
    }
    return found
  }

  private static func link(around dot: Int, _ bytes: [UInt8], after lower: Int) -> Range<Int>? {
    var start = dot
    while start > lower, isHost(bytes[start - 1]) { start -= 1 }
    var hostEnd = dot
    while hostEnd < bytes.count, isHost(bytes[hostEnd]) || bytes[hostEnd] == UInt8(ascii: ".") { hostEnd += 1 }
    while hostEnd > dot, bytes[hostEnd - 1] == UInt8(ascii: ".") || bytes[hostEnd - 1] == Byte.dash { hostEnd -= 1 }
    guard start < dot, hostEnd > dot + 2 else { return nil }
    // No label of a domain is longer than 63; what is, links to nothing.
    if bytes[start..<hostEnd].split(separator: UInt8(ascii: ".")).contains(where: { $0.count > 63 }) { return nil }
    let scheme = schemeStart(bytes, start, lower)
    if scheme == nil, start > 0, bytes[start - 1] == UInt8(ascii: "@") || bytes[start - 1] == UInt8(ascii: "/") { return nil }
    let top = (bytes[..<hostEnd].lastIndex(of: UInt8(ascii: ".")) ?? dot) + 1
    let label = bytes[top..<hostEnd]
    guard scheme != nil ? label.count >= 2 && label.allSatisfy({ !Byte.isDigit($0) }) : isKnown(label) else { return nil }
    return (scheme ?? start)..<pathEnd(bytes, from: hostEnd)
  }

  private static func isHost(_ byte: UInt8) -> Bool { NumberScan.isWordByte(byte) || byte == Byte.dash || byte == UInt8(ascii: "_") }

  private static func schemeStart(_ bytes: [UInt8], _ start: Int, _ lower: Int) -> Int? {
    for scheme in ["https://", "http://"] where start - scheme.utf8.count >= lower {
      let from = start - scheme.utf8.count
      if zip(bytes[from..<start], scheme.utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) { return from }
    }
    return nil
  }

  /// The port, path, query and fragment, without the punctuation of the sentence around it.
  private static func pathEnd(_ bytes: [UInt8], from start: Int) -> Int {
    guard start < bytes.count,
      bytes[start] == UInt8(ascii: "/") || bytes[start] == UInt8(ascii: "?") || bytes[start] == UInt8(ascii: ":")
        || bytes[start] == UInt8(ascii: "#")
    else {
      return start
    }
    var end = start
    while end < bytes.count, bytes[end] > Byte.blank, bytes[end] < 0x7F, bytes[end] != UInt8(ascii: "<"), bytes[end] != Byte.quote {
      end += 1
    }
    while end > start, ".,:;!?'()".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The commonest of the domains that X links without a scheme, and every one of two letters that is not the end of a file's name.
  private static func isKnown(_ label: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: label.map { $0 | 0x20 }, as: UTF8.self)
    return known.contains(text)
  }

  private static let known: Set<String> = [
    "com", "org", "net", "edu", "gov", "info", "biz", "app", "dev", "shop", "store", "online", "site", "cloud", "help", "support", "jobs",
    "br", "pt", "de", "fr", "es", "it", "uk", "us", "ca", "mx", "ar", "cl", "co", "jp", "cn", "kr", "in", "au", "nz", "ch", "at", "nl",
    "be",
    "se", "no", "dk", "fi", "pl", "ie", "io", "me", "tv", "ly", "gl", "eu",
  ]
}
