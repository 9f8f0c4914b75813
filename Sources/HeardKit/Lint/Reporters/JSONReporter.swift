/// Findings as docs/commands.md describes `heard lint --format json`.
func lintJSON(_ result: LintResult) -> String {
  var json = JSONWriter()
  json.object { json in
    json.key("diagnostics")
    json.array(onLines: true) { json in
      for file in result.files {
        for diagnostic in file.diagnostics { write(diagnostic, of: file, to: &json) }
      }
    }
    json.key("summary")
    json.object {
      $0.member("files", result.fileCount)
      $0.member("errors", result.count(.error))
      $0.member("warnings", result.count(.warning))
      $0.member("infos", result.count(.info))
    }
  }
  return String(decoding: json.bytes, as: UTF8.self) + "\n"
}

private func write(_ diagnostic: Diagnostic, of file: LintResult.File, to json: inout JSONWriter) {
  let (start, end) = file.span(diagnostic)
  json.object {
    $0.member("path", file.path)
    $0.member("line", start.line)
    $0.member("column", start.column)
    $0.member("endLine", end.line)
    $0.member("endColumn", end.column)
    $0.member("severity", diagnostic.severity.rawValue)
    $0.member("rule", diagnostic.rule)
    $0.member("message", diagnostic.message)
    $0.key("fixes")
    $0.array { for fix in diagnostic.fixes { write(fix, to: &$0) } }
  }
}

private func write(_ fix: Fix, to json: inout JSONWriter) {
  json.object {
    $0.member("title", fix.title)
    $0.member("safe", fix.isSafe)
    $0.key("edits")
    $0.array {
      for edit in fix.edits {
        $0.object {
          $0.member("start", edit.range.lowerBound)
          $0.member("end", edit.range.upperBound)
          $0.key("replacement")
          $0.string(utf8: edit.replacement[...])
        }
      }
    }
    if let path = fix.movesTo { $0.member("movesTo", path) }
  }
}
