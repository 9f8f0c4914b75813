extension Template {
  /// The text with its places filled in.
  ///
  /// - Parameters:
  ///   - values: What to fill it with, usually a map.
  ///   - partials: A partial by its name, or nil if there is none.
  /// - Throws: ``RenderError``; one that names all variables without a value, if there are any.
  public func render(
    with values: TemplateValue, partials: @escaping (String) throws(TemplateError) -> Template? = { _ in nil }
  ) throws(RenderError) -> String {
    var renderer = TemplateRenderer(stack: [values], partials: partials)
    try renderer.render(self, as: nil, depth: 0)
    guard renderer.unresolved.isEmpty else {
      let known = values.names
      throw .unresolved(
        renderer.unresolved.map { variable in
          var variable = variable
          variable.suggestion = suggestion(for: variable.name, in: known)
          return variable
        })
    }
    return String(decoding: renderer.output, as: UTF8.self)
  }
}

/// The known name that was probably meant. What stands before the last dot must be right if there are such names: it would outweigh the rest.
private func suggestion(for name: String, in known: [String]) -> String? {
  guard let dot = name.lastIndex(of: ".") else { return nearest(to: name, in: known) }
  let stem = name[...dot]
  let siblings = known.filter { $0.hasPrefix(stem) }.map { String($0.dropFirst(stem.count)) }
  if siblings.isEmpty { return nearest(to: name, in: known) }
  return nearest(to: String(name[name.index(after: dot)...]), in: siblings).map { stem + $0 }
}

/// Fills one template. It keeps on at a variable without a value, so that all of them can be named at once.
private struct TemplateRenderer {
  static let depthLimit = 16
  /// Bytes printed or read, and tags met. An answer has some hundred of them.
  static let workLimit = 1 << 20

  /// What names are looked up in, the innermost last.
  var stack: [TemplateValue]
  let partials: (String) throws(TemplateError) -> Template?
  var output: [UInt8] = []
  var unresolved: [UnresolvedVariable] = []
  private var work = 0

  init(stack: [TemplateValue], partials: @escaping (String) throws(TemplateError) -> Template?) {
    self.stack = stack
    self.partials = partials
  }

  mutating func render(_ template: Template, as partial: String?, depth: Int) throws(RenderError) {
    try render(template.nodes, of: template, as: partial, depth: depth)
  }

  private mutating func render(_ nodes: [Template.Node], of template: Template, as partial: String?, depth: Int) throws(RenderError) {
    for node in nodes {
      try spend(1)
      switch node {
      case .text(let bytes): try write(bytes)
      case .variable(let variable):
        let text = lookUp(variable.name)?.printed ?? variable.fallback
        if let text { try write(text.utf8) } else { try note(variable, template, partial) }
      case .section(let variable, let inverted, let content):
        let members = lookUp(variable.name)?.repeated ?? []
        if inverted, members.isEmpty { try render(content, of: template, as: partial, depth: depth) }
        for member in inverted ? [] : members {
          stack.append(member)
          try render(content, of: template, as: partial, depth: depth)
          stack.removeLast()
        }
      case .partial(let name, let offset, let indent):
        try include(name, at: offset, indent: indent, depth: depth)
      }
    }
  }

  private mutating func include(_ name: String, at offset: Int, indent: [UInt8], depth: Int) throws(RenderError) {
    guard depth < Self.depthLimit else { throw .tooDeep(partial: name, limit: Self.depthLimit) }
    let template: Template?
    do { template = try partials(name)?.indented(by: indent) } catch { throw .partial(name: name, error) }
    guard let template else { throw .unknownPartial(name: name, offset: offset) }
    try spend(template.source.count)
    try render(template, as: name, depth: depth + 1)
  }

  /// The value of a dotted name: its first part in the innermost map that has it, the others only inside that.
  private func lookUp(_ name: String) -> TemplateValue? {
    if name == "." { return stack.last }
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first else { return nil }
    let start = stack.reversed().lazy.compactMap { $0[first] }.first
    return parts.dropFirst().reduce(start) { $0?[$1] }
  }

  private mutating func note(_ variable: Template.Variable, _ template: Template, _ partial: String?) throws(RenderError) {
    try spend(variable.offset)
    let before = template.source[..<variable.offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    let found = UnresolvedVariable(name: variable.name, partial: partial, offset: variable.offset, line: line, column: column)
    if !unresolved.contains(found) { unresolved.append(found) }
  }

  private mutating func write(_ bytes: some Collection<UInt8>) throws(RenderError) {
    try spend(bytes.count)
    output += bytes
  }

  private mutating func spend(_ amount: Int) throws(RenderError) {
    work += amount
    guard work <= Self.workLimit else { throw .tooLong(limit: Self.workLimit) }
  }
}
