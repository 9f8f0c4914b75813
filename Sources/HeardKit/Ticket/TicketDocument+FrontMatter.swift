extension TicketDocument {
  /// The front matter alone, over bytes of its own: of a ticket, a tenth.
  var frontMatterAlone: TicketDocument {
    TicketDocument(Array(bytes[..<preamble.lowerBound]), frontMatter: frontMatter, in: frontMatterRange)
  }

  /// Without entries.
  init(_ bytes: [UInt8], frontMatter: [YAMLPair], in range: Range<Int>? = nil) {
    (self.bytes, self.frontMatter, frontMatterRange) = (bytes, frontMatter, range)
    (entries, preamble, diagnostics) = ([], bytes.count..<bytes.count, [])
  }
}
