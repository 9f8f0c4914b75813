extension TicketDocument {
  /// The front matter alone, over bytes of its own: of a ticket, a tenth.
  var frontMatterAlone: TicketDocument { TicketDocument(frontMatterOf: self) }

  fileprivate init(frontMatterOf document: TicketDocument) {
    let end = document.preamble.lowerBound
    bytes = Array(document.bytes[..<end])
    (frontMatter, frontMatterRange) = (document.frontMatter, document.frontMatterRange)
    (entries, preamble, diagnostics) = ([], end..<end, [])
  }
}
