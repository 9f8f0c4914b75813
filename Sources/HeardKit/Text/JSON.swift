/// A JSON value as RFC 8259 defines it, with numbers as they are written: an id beyond 2^53 survives.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  /// The digits of the source: `1593847261000000001`, `-1.5e3`.
  case number(text: String)
  case string(String)
  case array([JSON])
  /// The members in their order; a key may stand there twice.
  case object([(key: String, value: JSON)])

  /// Reads one whole text. Strict, but for two things that would lose a whole record: bytes that are not UTF-8, and lone surrogates,
  /// become U+FFFD.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.isAtEnd else { throw reader.error("text after the end of the value") }
    return value
  }

  /// The value of a key: the last, if it stands there twice, as in most readers. nil if there is none or this is no object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The first key of this object that stands there more than once.
  public var repeatedKey: String? {
    guard case .object(let members) = self else { return nil }
    var seen: Set<[UInt8]> = []
    return members.first { !seen.insert(Array($0.key.utf8)).inserted }?.key
  }
}

/// Why a text is not JSON, and where.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  /// Bytes from the beginning.
  public var offset: Int
  /// Counted from 1.
  public var line: Int
  public var message: String

  public var description: String { "line \(line): not JSON: \(message)" }
}
