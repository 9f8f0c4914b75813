import HeardKit

extension StagedReview.Finding {
  /// `path:line:column: severity: message [rule]`, and below it the line of the file with a caret.
  var text: String {
    let map = LineMap(bytes)
    let start = map.position(of: diagnostic.range.lowerBound)
    let place = "\(printable(path)):\(start.line):\(start.column)"
    let heading = "\(place): \(diagnostic.severity.rawValue): \(printable(diagnostic.message)) [\(diagnostic.rule)]\n"
    let line = map.line(start.line)
    guard !line.isEmpty else { return heading }
    let before = printable(bytes.text(line.lowerBound..<max(line.lowerBound, min(diagnostic.range.lowerBound, line.upperBound))))
    return heading + "  \(printable(bytes.text(line)))\n  \(String(repeating: " ", count: before.displayWidth))^\n"
  }
}
