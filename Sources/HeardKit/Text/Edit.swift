/// A change to a text: a range of bytes and what stands there afterwards. Every change that heard makes to a file is a list of these.
public struct Edit: Hashable, Sendable {
  /// Byte offsets into the text as it is before any edit; empty for an insertion.
  public var range: Range<Int>
  /// The bytes that take the place of the range.
  public var replacement: [UInt8]

  public init(_ range: Range<Int>, _ replacement: some Sequence<UInt8>) {
    self.range = range
    self.replacement = Array(replacement)
  }

  /// An insertion before the byte at an offset.
  public static func insert(_ text: String, at offset: Int) -> Edit {
    Edit(offset..<offset, text.utf8)
  }

  /// Replaces a range by a text.
  public static func replace(_ range: Range<Int>, by text: String) -> Edit {
    Edit(range, text.utf8)
  }
}

extension Array where Element == UInt8 {
  /// The bytes with all edits made at once. Edits at the same place are made in the order given.
  ///
  /// - Returns: nil if two edits overlap or one reaches beyond the text: then none is made.
  public func applying(_ edits: [Edit]) -> [UInt8]? {
    let ordered = edits.enumerated().sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
    var result: [UInt8] = []
    result.reserveCapacity(count + edits.reduce(0) { $0 + $1.replacement.count })
    var position = 0
    for (_, edit) in ordered {
      guard edit.range.lowerBound >= position, edit.range.upperBound <= count else { return nil }
      result += self[position..<edit.range.lowerBound]
      result += edit.replacement
      position = edit.range.upperBound
    }
    return result + self[position...]
  }
}
