/// Findings as a JUnit report: a test case for each, which fails if it is an error; one that passes where there are none.
func lintJUnit(_ result: LintResult) -> String {
  var cases = ""
  var count = 0
  for file in result.files {
    for diagnostic in file.diagnostics {
      let (start, _) = file.span(diagnostic)
      let place = "\(file.path):\(start.line):\(start.column)"
      let said = "\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.rule)]"
      cases += "    <testcase name=\"\(xml(place))\" classname=\"heard.\(diagnostic.rule)\" time=\"0\">"
      cases +=
        diagnostic.severity == .error
        ? "<failure message=\"\(xml(diagnostic.message))\" type=\"\(diagnostic.rule)\">\(xml("\(place): \(said)"))</failure>"
        : "<system-out>\(xml("\(place): \(said)"))</system-out>"
      cases += "</testcase>\n"
      count += 1
    }
  }
  if count == 0 { cases = "    <testcase name=\"heard lint\" classname=\"heard\" time=\"0\"/>\n" }
  let figures = "tests=\"\(max(count, 1))\" failures=\"\(result.count(.error))\" errors=\"0\" time=\"0\""
  return """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites \(figures)>
      <testsuite name="heard lint" \(figures)>
    \(cases)  </testsuite>
    </testsuites>

    """
}

/// Findings as Checkstyle writes them.
func lintCheckstyle(_ result: LintResult) -> String {
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
  for file in result.files where !file.diagnostics.isEmpty {
    text += "  <file name=\"\(xml(file.path))\">\n"
    for diagnostic in file.diagnostics {
      let (start, _) = file.span(diagnostic)
      text += "    <error line=\"\(start.line)\" column=\"\(start.column)\" severity=\"\(diagnostic.severity.rawValue)\" "
      text += "message=\"\(xml(diagnostic.message))\" source=\"heard.\(diagnostic.rule)\"/>\n"
    }
    text += "  </file>\n"
  }
  return text + "</checkstyle>\n"
}

/// A text inside an attribute or element; what XML 1.0 cannot hold becomes U+FFFD.
private func xml(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x26: result += "&amp;"
    case 0x3C: result += "&lt;"
    case 0x3E: result += "&gt;"
    case 0x22: result += "&quot;"
    case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
    case 0..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
    case _ where isTurning(scalar): result += "&#\(scalar.value);"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
