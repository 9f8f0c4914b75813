/// A value of a YAML document with its place in the file.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLPair])
  }

  public var content: Content
  /// Byte offsets into the file, from the first byte of the value to after its last one.
  public var range: Range<Int>

  init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }

  init(_ scalar: YAMLScalar) {
    self.init(.scalar(scalar), scalar.range)
  }
}

/// A key and its value.
public struct YAMLPair: Sendable {
  public var key: YAMLScalar
  public var value: YAMLNode
}

/// A text value, not yet decoded: what stands in the file stays there until somebody asks for it.
public struct YAMLScalar: Sendable {
  public enum Style: UInt8, Sendable { case plain, single, double, literal, folded, empty }

  public var style: Style
  /// The token in the file, quotes included; empty where a value is missing.
  public var range: Range<Int>
  /// The bytes that are the value as they stand in the file: plain on one line, or quoted without escapes. Else nil.
  public var verbatim: Range<Int>?
  /// Of a literal or folded block: how many blanks each line loses.
  var indentation: Int32 = 0

  init(_ style: Style, _ range: Range<Int>, verbatim: Range<Int>? = nil, indentation: Int = 0) {
    self.style = style
    self.range = range
    self.verbatim = verbatim
    self.indentation = Int32(clamping: indentation)
  }

  static func empty(at offset: Int) -> YAMLScalar {
    YAMLScalar(.empty, offset..<offset, verbatim: offset..<offset)
  }
}

/// What was read of front matter or of heard.yaml: the pairs of the outermost mapping and what is wrong with it.
public struct YAMLDocument: Sendable {
  public var root: [YAMLPair]
  public var diagnostics: [Diagnostic]

  /// Reads a strict subset of YAML 1.2. Never fails: what cannot be read becomes a diagnostic, and reading goes on at the next key.
  ///
  /// Whatever is accepted without a diagnostic means the same to every YAML parser; every scalar is text.
  ///
  /// - Parameter range: The part of the file to read, without the `---` lines of front matter.
  public static func read(_ bytes: [UInt8], in range: Range<Int>) -> YAMLDocument {
    var parser = YAMLParser(bytes, in: range.clamped(to: 0..<bytes.count))
    let root = parser.document()
    return YAMLDocument(root: root, diagnostics: parser.sortedDiagnostics)
  }
}
