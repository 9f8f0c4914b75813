extension AttainmentComparison {
  /// What `heard what-if --json` prints, a clock and a ticket on each line.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("clocks")
      $0.array(onLines: true) { json in
        for (clock, (now, then)) in zip(Clock.allCases, zip(present, other)) {
          json.object {
            $0.member("clock", clock.rawValue)
            $0.key("present")
            now.write(to: &$0)
            $0.key("other")
            then.write(to: &$0)
          }
        }
      }
      $0.key("changes")
      $0.array(onLines: true) { for change in changes { change.write(to: &$0) } }
    }
    return json.bytes + [Byte.newline]
  }
}

extension Attainment {
  fileprivate func write(to json: inout JSONWriter) {
    json.object {
      $0.member("met", met)
      $0.member("breached", breached)
      $0.member("running", running)
      $0.member("overdue", overdue)
      $0.member("attainment", share)
    }
  }
}

extension AttainmentComparison.Change {
  fileprivate func write(to json: inout JSONWriter) {
    json.object {
      $0.member("path", path)
      $0.key("clocks")
      $0.array {
        for clock in clocks {
          $0.object {
            $0.member("clock", clock.clock.rawValue)
            $0.member("instance", clock.instance)
            $0.member("present", clock.present?.rawValue)
            $0.member("other", clock.other?.rawValue)
          }
        }
      }
    }
  }
}
