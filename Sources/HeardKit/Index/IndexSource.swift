/// A desk as an index shows it.
public struct IndexSource: Sendable {
  /// As somebody named it, where the index names its desks.
  let name: String?
  let configuration: Configuration
  /// Whose wall time dues are in.
  let zone: TimeZoneRules
  /// Leads from a page to the workspace: `../`.
  let link: String

  /// - Parameters:
  ///   - page: The folder of the pages, absolute and plain.
  ///   - root: The workspace, absolute and plain.
  public init(name: String? = nil, _ configuration: Configuration, zone: TimeZoneRules, from page: String, to root: String) {
    (self.name, self.configuration, self.zone) = (name, configuration, zone)
    let (from, to) = (page.split(separator: "/"), root.split(separator: "/"))
    let shared = zip(from, to).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let parts = Array(repeating: "..", count: from.count - shared) + to[shared...].map(String.init)
    link = parts.map { "\($0)/" }.joined()
  }

  /// What stands at the top.
  var title: String { name.map { "\($0): \(configuration.workspace)" } ?? configuration.workspace }
}

extension ByteBuffer {
  /// Appends an address of something below the workspace.
  mutating func append(linkTo path: String, _ source: IndexSource) {
    append(inLink: source.link)
    append(inLink: path)
  }

  /// Appends a text of which everything that is not plain in an address is written in percent.
  private mutating func append(inLink text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while true {
        let taken = append(rest, whileIn: plainInLinks)
        guard taken < rest.count else { return }
        let byte = rest[taken]
        append(text: "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))")
        rest = UnsafeRawBufferPointer(rebasing: rest[(taken + 1)...])
      }
    }
  }

  /// Appends a text, made printable, with escapes for some characters.
  ///
  /// - Parameters:
  ///   - plain: Those that need none.
  ///   - escape: Appends an escape; false if the byte stands for itself.
  mutating func append(_ text: String, plain: ASCIISet, _ escape: (UInt8, inout ByteBuffer) -> Bool) {
    var text = text
    let taken = text.withUTF8 { append(UnsafeRawBufferPointer($0), whileIn: plain) }
    guard taken < text.utf8.count else { return }
    for byte in printable(String(decoding: text.utf8.dropFirst(taken), as: UTF8.self)).utf8 where !escape(byte, &self) { append(byte) }
  }
}

private let plainInLinks = ASCIISet(visibleBut: " !\"#$%&'()*+,:;<=>?@[\\]^`{|}")
