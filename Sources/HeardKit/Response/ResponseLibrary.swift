/// All canned responses of a workspace.
public struct ResponseLibrary: Sendable {
  /// In the order of their paths.
  public let responses: [CannedResponse]
  /// Files that are not named as a response is: `name.md`, `name.pt-BR.md`, `name@twitter.md`, or with both.
  public let misnamed: [String]
  private let places: [String: [Int]]

  /// - Parameter files: What lies below `responses/`, with paths in the workspace.
  public init(_ files: [(path: String, bytes: [UInt8])]) {
    let read = files.map { ($0.path, CannedResponse(path: $0.path, bytes: $0.bytes)) }
    responses = read.compactMap(\.1).sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    misnamed = read.compactMap { $0.1 == nil ? $0.0 : nil }.sorted()
    places = Dictionary(grouping: responses.indices) { [responses] in responses[$0].name.name }
  }

  /// The responses of one name, in all languages and for all channels, in the order of their paths.
  func variants(of name: String) -> [CannedResponse] { places[name, default: []].map { responses[$0] } }

  /// Each name once, without language and channel, in order.
  public var names: [String] { Set(responses.map(\.name.name)).sorted() }

  /// The variant of a response that fits a ticket best.
  ///
  /// A variant for another channel never fits. Of the others come first those that are not in another language (`pt` and `pt-PT` are not another
  /// one than `pt-BR`, nor is a file that does not say); of these, a variant for this channel; of these, the nearest language; then the plain file; then the first path.
  ///
  /// - Parameters:
  ///   - name: `billing/refund-sent`, or `refund-sent` if only one topic has it.
  ///   - language: What the customer writes, `pt-BR`.
  /// - Throws: ``ResponseError`` if there is none, or if several topics have it.
  public func pick(_ name: String, language: String? = nil, channel: String? = nil) throws(ResponseError) -> CannedResponse {
    let full = try fullName(name)
    let variants = variants(of: full)
    let fitting = variants.filter { $0.name.channel == nil || $0.name.channel == channel }
    func rank(_ response: CannedResponse) -> (Int, Int, Int) {
      let nearness = LanguageTag.nearness(response.language, to: language)
      return (nearness > 0 ? 1 : 0, response.name.channel == nil ? 0 : 1, nearness)
    }
    guard let best = fitting.max(by: { rank($0) < rank($1) }) else {
      throw .otherChannel(name: full, channels: Set(variants.compactMap(\.name.channel)).sorted(), wanted: channel)
    }
    return best
  }

  /// A response filled in, without blank lines at its ends. Responses that it includes are picked for the same language and channel.
  ///
  /// - Throws: ``ResponseError``; one that names all variables without a value, if there are any.
  public func fill(
    _ response: CannedResponse, with values: TemplateValue, language: String? = nil, channel: String? = nil
  ) throws(ResponseError) -> String {
    let template: Template
    do { template = try response.template() } catch { throw .unreadable(path: response.path, error) }
    do {
      let text = try template.render(with: values) { (name) throws(TemplateError) in
        try (try? pick(name, language: language, channel: channel))?.template()
      }
      return text.trimmingLineEnds()
    } catch { throw .unfilled(path: response.path, error) }
  }

  private func fullName(_ name: String) throws(ResponseError) -> String {
    if places[name] != nil { return name }
    let names = names
    let matches = names.filter { $0.hasSuffix("/" + name) }
    if matches.count > 1 { throw .ambiguous(name: name, candidates: matches) }
    guard let match = matches.first else {
      let short = names.map { String($0.split(separator: "/").last ?? "") }
      throw .unknown(name: name, suggestion: nearest(to: name, in: name.contains("/") ? names : short))
    }
    return match
  }
}

extension LanguageTag {
  /// How near a text is to what is wanted: 4 the same, 3 the same language of no country, 2 of another country, 1 unknown, 0 another language.
  static func nearness(_ language: String?, to wanted: String?) -> Int {
    guard let language, let wanted else { return 1 }
    if language.lowercased() == wanted.lowercased() { return 4 }
    guard base(language) == base(wanted) else { return 0 }
    return base(language) == language.lowercased() ? 3 : 2
  }
}

extension String {
  fileprivate func trimmingLineEnds() -> String {
    func isLineEnd(_ byte: UInt8) -> Bool { byte == Byte.newline || byte == Byte.carriageReturn }
    let kept = utf8.drop(while: isLineEnd).reversed().drop(while: isLineEnd).reversed()
    return String(decoding: Array(kept), as: UTF8.self)
  }
}
