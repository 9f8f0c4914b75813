extension TicketDocument {
  /// What was read, for scripts: `frontMatter` as a tree of texts, `entries`, and `diagnostics` with byte offsets.
  public func write(into json: inout JSONWriter) {
    json.object { json in
      json.key("frontMatter")
      if frontMatterRange == nil { json.null() } else { write(frontMatter, into: &json) }
      json.key("entries")
      json.array { json in for entry in entries { write(entry, into: &json) } }
      json.key("diagnostics")
      json.array { json in
        for diagnostic in diagnostics {
          json.object { json in
            json.member("rule", diagnostic.rule)
            json.member("severity", diagnostic.severity.rawValue)
            json.member("start", diagnostic.range.lowerBound)
            json.member("end", diagnostic.range.upperBound)
            json.member("message", diagnostic.message)
          }
        }
      }
    }
  }

  private func write(_ pairs: [YAMLPair], into json: inout JSONWriter) {
    json.object { json in
      // A key that stands twice is an error; the first one counts, here as everywhere.
      var seen: Set<String> = []
      for pair in pairs where seen.insert(pair.key.text(in: bytes)).inserted {
        json.key(text: pair.key.text(in: bytes))
        write(pair.value, into: &json)
      }
    }
  }

  private func write(_ node: YAMLNode, into json: inout JSONWriter) {
    switch node.content {
    case .scalar(let scalar): json.string(scalar.text(in: bytes))
    case .sequence(let items): json.array { json in for item in items { write(item, into: &json) } }
    case .mapping(let pairs): write(pairs, into: &json)
    }
  }

  private func write(_ entry: Entry, into json: inout JSONWriter) {
    json.object { json in
      json.member("kind", entry.kind.rawValue)
      if case .at(let time) = entry.time {
        json.member("time", time.instant.iso)
        json.member("offset", time.offset)
      } else {
        json.member("time", "now")
      }
      json.key("who")
      if entry.who.isEmpty { json.null() } else { json.string(bytes.text(entry.who)) }
      json.member("words", bytes.text(entry.words))
      json.member("automatic", entry.isAutomatic)
      json.member("text", text(of: entry))
    }
  }
}
