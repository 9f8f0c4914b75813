/// An answer to start from: a file of `responses/` with front matter and a template.
public struct CannedResponse: Sendable {
  public let path: String
  public let bytes: [UInt8]
  public let name: ResponseName
  /// Where the text starts in the bytes.
  public let bodyStart: Int

  /// What people call it.
  public internal(set) var title = ""
  /// Where it may be used; empty is everywhere.
  public internal(set) var channels: [String] = []
  /// The language that the text is in; nil if neither the name of the file nor its front matter says.
  public internal(set) var language: String?
  /// The lowest tier that may use it; nil is every tier.
  public internal(set) var tier: String?
  /// Whether somebody must approve the answer before it goes out.
  public internal(set) var approve = false
  /// Whether it may go out without a person.
  public internal(set) var auto = false
  /// What happens to the ticket with the answer.
  public internal(set) var sets = Effects()
  /// Variables that the agent is asked for.
  public internal(set) var asks: [String] = []
  /// What is wrong with the file.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// What happens to a ticket with an answer.
  public struct Effects: Hashable, Sendable {
    /// Where the ticket moves: `pending`, or `open/tier-2`.
    public var status: String?
    public var addedTags: [String] = []
    public var removedTags: [String] = []
  }

  /// Reads a file. What is wrong with it becomes a diagnostic.
  ///
  /// - Parameter path: In the workspace, `responses/billing/refund-sent.md`.
  /// - Returns: nil if the path does not name a response.
  public init?(path: String, bytes: [UInt8]) {
    guard let name = ResponseName(path: path) else { return nil }
    let fences = Fences(bytes)
    self.path = path
    self.bytes = bytes
    self.name = name
    bodyStart = fences.bodyStart
    language = name.language
    channels = name.channel.map { [$0] } ?? []
    if let content = fences.content {
      let document = YAMLDocument.read(bytes, in: content)
      diagnostics = fences.diagnostics + document.diagnostics
      for pair in document.root { read(pair) }
    }
    if title.isEmpty { title = String(name.shortName) }
    do { _ = try template() } catch {
      report("response-variable", (error.offset..<error.offset + 2).clamped(to: 0..<bytes.count), error.description)
    }
  }

  /// The text with its places to fill in.
  ///
  /// - Throws: ``TemplateError``, with an offset into the file.
  public func template() throws(TemplateError) -> Template { try Template(parsing: bytes, from: bodyStart) }

  /// Whether it may be used on a channel.
  public func suits(channel: String?) -> Bool {
    guard let channel, !channels.isEmpty else { return true }
    return channels.contains(channel)
  }

  mutating func report(_ rule: String, _ range: Range<Int>, _ message: String, severity: Severity = .error) {
    diagnostics.append(Diagnostic(rule: rule, severity: severity, range: range, message: message))
  }
}
