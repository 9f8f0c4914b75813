/// Somebody as git writes a person: `Ana Souza <@anasouza>`, a name and a handle or address.
public struct Person: Hashable, Sendable {
  /// nil if only a handle stands there.
  public var name: String?
  /// nil if only a name stands there.
  public var handle: String?

  public init(name: String?, handle: String?) {
    self.name = name
    self.handle = handle
  }

  /// Reads `Name <handle>`, `<handle>`, `@handle`, `address@example.com` or a bare name; never fails.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    let (name, handle) = Self.parts(of: bytes, 0..<bytes.count)
    self.init(name: name.map(bytes.text), handle: handle.map(bytes.text))
  }

  /// Where the name and the handle of a person stand.
  static func parts(of bytes: [UInt8], _ range: Range<Int>) -> (name: Range<Int>?, handle: Range<Int>?) {
    func part(_ range: Range<Int>) -> Range<Int>? {
      let trimmed = bytes.trimmingBlanks(range)
      return trimmed.isEmpty ? nil : trimmed
    }
    let text = bytes[range]
    if text.last == UInt8(ascii: ">"), let open = text.lastIndex(of: UInt8(ascii: "<")) {
      return (part(range.lowerBound..<open), part(open + 1..<range.upperBound - 1))
    }
    let isHandle = text.contains(UInt8(ascii: "@")) && !text.contains(Byte.blank)
    return isHandle ? (nil, part(range)) : (part(range), nil)
  }

  /// `Ana Souza <@anasouza>`.
  public var text: String {
    switch (name, handle) {
    case (let name?, let handle?): "\(name) <\(handle)>"
    case (let name?, nil): name
    case (nil, let handle): handle ?? ""
    }
  }
}
