/// Findings as a code quality report of GitLab, a subset of the Code Climate format.
func lintGitLab(_ result: LintResult) -> String {
  var json = JSONWriter()
  json.array(onLines: true) { json in
    result.eachFinding { file, diagnostic, fingerprint in
      let (start, end) = file.span(diagnostic)
      json.object {
        $0.member("description", diagnostic.message)
        $0.member("check_name", diagnostic.rule)
        $0.member("fingerprint", fingerprint)
        $0.member("severity", severity(diagnostic))
        $0.key("location")
        $0.object {
          $0.member("path", file.path)
          $0.key("lines")
          $0.object {
            $0.member("begin", start.line)
            $0.member("end", end.line)
          }
        }
      }
    }
  }
  return String(decoding: json.bytes, as: UTF8.self) + "\n"
}

private func severity(_ diagnostic: Diagnostic) -> String {
  switch diagnostic.severity {
  case .error: Rule.named(diagnostic.rule)?.stopsCommit == true ? "critical" : "major"
  case .warning: "minor"
  case .info: "info"
  }
}
