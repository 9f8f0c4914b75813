/// A text with places to fill in, as the Mustache specification has it: variables, sections, inverted sections, partials, comments and
/// set delimiters, with its rules on tags that stand alone on a line.
///
/// It differs where an answer to a customer must: nothing is HTML-escaped (`{{{x}}}` and `{{&x}}` are `{{x}}`), a variable may have a
/// fallback (`{{customer.first-name|there}}`), and a variable or partial that is not there is an error where the specification has a blank.
/// Lambdas, inheritance and dynamic names are not read.
public struct Template: Sendable {
  /// A name that the template asks for.
  public struct Variable: Hashable, Sendable {
    /// With dots, `customer.first-name`; or `.`, the member that a section stands at.
    public var name: String
    /// The byte at which its tag starts.
    public var offset: Int
    /// What is printed if there is no value.
    public var fallback: String?

    public var hasFallback: Bool { fallback != nil }
  }

  indirect enum Node: Sendable {
    case text([UInt8])
    case variable(Variable)
    /// `inverted` is rendered once if there is nothing to repeat over.
    case section(Variable, inverted: Bool, [Node])
    /// `indent` is put before each of its lines.
    case partial(name: String, offset: Int, indent: [UInt8])
  }

  let source: [UInt8]
  let start: Int
  let nodes: [Node]

  /// Reads a template.
  ///
  /// - Throws: ``TemplateError`` at the first tag that is not understood.
  public init(parsing text: String) throws(TemplateError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads a template.
  ///
  /// - Parameter start: Where in the bytes it starts. All places that it names are counted from the first byte nevertheless.
  /// - Throws: ``TemplateError`` at the first tag that is not understood.
  public init(parsing bytes: [UInt8], from start: Int = 0) throws(TemplateError) {
    try self.init(parsing: bytes, from: start, indent: [])
  }

  private init(parsing bytes: [UInt8], from start: Int, indent: [UInt8]) throws(TemplateError) {
    source = bytes
    self.start = min(max(start, 0), bytes.count)
    nodes = try TemplateParser.parse(bytes, from: self.start, indent: indent)
  }

  /// The same with some bytes before each line of its text, but not before the lines of what fills it.
  func indented(by indent: [UInt8]) throws(TemplateError) -> Template {
    indent.isEmpty ? self : try Template(parsing: source, from: start, indent: indent)
  }

  /// The variables that it prints, in the order of the text. Sections are in ``sections``, since they may be absent.
  public var variables: [Variable] { Self.collect(nodes) { if case .variable(let variable) = $0 { variable } else { nil } } }

  /// The names that its sections ask for.
  public var sections: [Variable] { Self.collect(nodes) { if case .section(let variable, _, _) = $0 { variable } else { nil } } }

  /// The partials that it includes, each with the byte at which its tag starts.
  public var partials: [(name: String, offset: Int)] {
    Self.collect(nodes) { if case .partial(let name, let offset, _) = $0 { (name, offset) } else { nil } }
  }

  private static func collect<Found>(_ nodes: [Node], _ pick: (Node) -> Found?) -> [Found] {
    nodes.flatMap { node -> [Found] in
      let own = pick(node).map { [$0] } ?? []
      guard case .section(_, _, let content) = node else { return own }
      return own + collect(content, pick)
    }
  }
}
