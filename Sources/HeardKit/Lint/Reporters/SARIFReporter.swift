/// Findings as a log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
func lintSARIF(_ result: LintResult) -> String {
  var json = JSONWriter()
  json.object { json in
    json.member("version", "2.1.0")
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.key("runs")
    json.array {
      $0.object { run in
        run.key("tool")
        run.object { tool in
          tool.key("driver")
          tool.object {
            $0.member("name", "heard")
            $0.key("rules")
            $0.array(onLines: true) { for rule in Rule.all { write(rule, to: &$0) } }
          }
        }
        run.member("columnKind", "unicodeCodePoints")
        run.key("results")
        run.array(onLines: true) { results in
          result.eachFinding { write($1, $2, of: $0, to: &results) }
        }
      }
    }
  }
  return String(decoding: json.bytes, as: UTF8.self) + "\n"
}

private let indices = Dictionary(Rule.all.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })

private func level(_ severity: Severity) -> String { severity == .info ? "note" : severity.rawValue }

private func write(_ rule: Rule, to json: inout JSONWriter) {
  json.object {
    $0.member("id", rule.id)
    text("shortDescription", rule.summary, &$0)
    text("fullDescription", rule.rationale, &$0)
    $0.key("help")
    $0.object {
      $0.member("text", explanation(of: rule))
      $0.member("markdown", ruleMarkdown(rule))
    }
    $0.key("defaultConfiguration")
    $0.object { $0.member("level", level(rule.severity)) }
  }
}

private func text(_ key: StaticString, _ value: String, _ json: inout JSONWriter) {
  json.key(key)
  json.object { $0.member("text", value) }
}

private func write(_ diagnostic: Diagnostic, _ fingerprint: String, of file: LintResult.File, to json: inout JSONWriter) {
  json.object {
    $0.member("ruleId", diagnostic.rule)
    if let index = indices[diagnostic.rule] { $0.member("ruleIndex", index) }
    $0.member("level", level(diagnostic.severity))
    text("message", diagnostic.message, &$0)
    $0.key("locations")
    $0.array {
      $0.object {
        $0.key("physicalLocation")
        $0.object {
          artifact(file.path, &$0)
          region("region", diagnostic.range, file, &$0)
        }
      }
    }
    $0.key("partialFingerprints")
    $0.object { $0.member("heard/v1", fingerprint) }
    let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty }
    if fixes.isEmpty { return }
    $0.key("fixes")
    $0.array { for fix in fixes { write(fix, of: file, to: &$0) } }
  }
}

private func artifact(_ path: String, _ json: inout JSONWriter) {
  json.key("artifactLocation")
  json.object {
    $0.member("uri", percentEncoded(path))
    $0.member("uriBaseId", "%SRCROOT%")
  }
}

private func region(_ key: StaticString, _ range: Range<Int>, _ file: LintResult.File, _ json: inout JSONWriter) {
  json.key(key)
  json.object {
    let (start, end) = (file.map.position(of: range.lowerBound), file.map.position(of: range.upperBound))
    $0.member("startLine", start.line)
    $0.member("startColumn", start.column)
    $0.member("endLine", end.line)
    $0.member("endColumn", end.column)
  }
}

private func write(_ fix: Fix, of file: LintResult.File, to json: inout JSONWriter) {
  json.object {
    text("description", fix.title, &$0)
    $0.key("artifactChanges")
    $0.array {
      $0.object {
        artifact(file.path, &$0)
        $0.key("replacements")
        $0.array {
          for edit in fix.edits {
            $0.object {
              region("deletedRegion", edit.range, file, &$0)
              text("insertedContent", String(decoding: edit.replacement, as: UTF8.self), &$0)
            }
          }
        }
      }
    }
  }
}

/// A path as a relative URI: all but letters, digits, `-._~` and `/` as `%XX`.
private func percentEncoded(_ path: String) -> String {
  var uri = ""
  for byte in path.utf8 {
    let isPlain = byte < 0x80 && NumberScan.isWordByte(byte) || "-._~/".utf8.contains(byte)
    uri += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
  return uri
}
