/// What a rule for a canned response may look at.
struct ResponseContext: Sendable {
  let response: CannedResponse
  let library: ResponseLibrary
  let configuration: Configuration

  var bytes: [UInt8] { response.bytes }

  /// The file's first line, for what is about all of it.
  var firstLine: Range<Int> { bytes.line(at: 0) }

  /// The tag that starts at an offset.
  func tag(at offset: Int) -> Range<Int> {
    let line = offset..<max(offset, bytes.newline(from: offset))
    return offset..<(bytes.first("}}", in: line)?.upperBound ?? line.upperBound)
  }
}

extension Linter {
  /// What is wrong with a canned response, in the order of its text.
  ///
  /// - Parameter library: All responses of the workspace, this one among them.
  public func check(_ response: CannedResponse, in library: ResponseLibrary) -> [Diagnostic] {
    let context = ResponseContext(response: response, library: library, configuration: configuration)
    var report = Report(rules)
    let signs = response.bytes.withUnsafeBytes { buffer in
      var scan = BodyScan(buffer)
      scan.read(0..<buffer.count)
      return scan.signs.union(.letters(buffer)).union(.marks(buffer, from: 0))
    }
    for index in rules.indices {
      report.index = index
      if !response.diagnostics.isEmpty { report.passOn(response.diagnostics) }
      if rules[index].rule.group == .privacy { context.reportPersonalData(rules[index].rule, signs, vocabulary.allowed, &report) }
      if case .response(let check) = rules[index].rule.check { check(context, &report) }
    }
    return report.diagnostics.inTextOrder
  }

  /// What is said of a file below `responses/` that is named as no response is.
  public func misnamedResponse() -> Diagnostic? {
    diagnostic("file-name", "not named as a response is; call it name.md, name.pt-BR.md, name@twitter.md or with both")
  }
}
