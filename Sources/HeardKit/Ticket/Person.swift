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
    func part(_ range: Range<Int>) -> String? {
      let trimmed = bytes.trimmingBlanks(range)
      return trimmed.isEmpty ? nil : bytes.text(trimmed)
    }
    if let open = bytes.lastIndex(of: UInt8(ascii: "<")), bytes.last == UInt8(ascii: ">") {
      self.init(name: part(0..<open), handle: part(open + 1..<bytes.count - 1))
    } else if bytes.contains(UInt8(ascii: "@")), !bytes.contains(Byte.blank) {
      self.init(name: nil, handle: part(0..<bytes.count))
    } else {
      self.init(name: part(0..<bytes.count), handle: nil)
    }
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
