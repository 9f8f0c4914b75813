/// Findings as the workflow commands of GitHub Actions, which become annotations.
func lintGitHub(_ result: LintResult) -> String {
  var text = ""
  for file in result.files {
    for diagnostic in file.diagnostics {
      let (start, end) = file.span(diagnostic)
      var place = "file=\(escaped(file.path, inProperty: true)),line=\(start.line)"
      // GitHub takes columns only within one line.
      place += start.line == end.line ? ",col=\(start.column),endColumn=\(max(end.column, start.column))" : ",endLine=\(end.line)"
      let command = diagnostic.severity == .info ? "notice" : diagnostic.severity.rawValue
      text +=
        "::\(command) \(place),title=\(escaped(diagnostic.rule, inProperty: true))::\(escaped(diagnostic.message, inProperty: false))\n"
    }
  }
  return text
}

private func escaped(_ text: String, inProperty isProperty: Bool) -> String {
  var result = String.UnicodeScalarView()
  for scalar in printable(text, keepingLines: true).unicodeScalars {
    let isSign = scalar == "%" || scalar == "\r" || scalar == "\n" || isProperty && (scalar == ":" || scalar == ",")
    if isSign {
      result.append(contentsOf: "%\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16, uppercase: true))".unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}
