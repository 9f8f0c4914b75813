extension Explanation {
  /// Writes what `heard why --json` prints of a clock: its reading, the promise, and the sum.
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("clock", reading.clock.rawValue)
      $0.member("instance", reading.instance)
      $0.member("state", reading.state.rawValue)
      $0.member("policy", policy)
      $0.member("target", target.description)
      $0.member("calendar", calendar)
      $0.member("targetSeconds", targetSeconds)
      $0.member("started", reading.started.iso)
      $0.member("ended", reading.ended?.iso)
      $0.member("due", reading.due?.iso)
      $0.member("used", reading.used)
      $0.member("remaining", reading.remaining)
      $0.key("parts")
      $0.array(onLines: true) { for part in parts { part.write(to: &$0) } }
      $0.stretches("toCome", ahead)
      $0.passedOver(passedOver)
    }
  }
}

extension Explanation.Part {
  fileprivate func write(to json: inout JSONWriter) {
    json.object {
      $0.member("from", from.iso)
      $0.member("to", to.iso)
      $0.member("mode", mode.rawValue)
      $0.member("counted", isCounted)
      $0.member("seconds", seconds)
      $0.stretches("open", open)
    }
  }
}

extension UnpromisedClock {
  /// Writes a clock that is not listed, and why.
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("clock", clock.rawValue)
      $0.member("instance", instance)
      $0.member("started", started.iso)
      $0.member("exemptBy", exemptedBy)
      $0.passedOver(passedOver)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func stretches(_ name: StaticString, _ stretches: [Range<Instant>]) {
    key(name)
    array {
      for stretch in stretches {
        $0.object {
          $0.member("from", stretch.lowerBound.iso)
          $0.member("to", stretch.upperBound.iso)
          $0.member("seconds", stretch.upperBound - stretch.lowerBound)
        }
      }
    }
  }

  fileprivate mutating func passedOver(_ policies: [Explanation.PassedOver]) {
    key("passedOver")
    array {
      for policy in policies {
        $0.object {
          $0.member("policy", policy.policy)
          switch policy.reason {
          case .hasNoTarget: $0.member("reason", "no-target")
          case .doesNotMatch(let key, let values):
            $0.member("reason", "no-match")
            $0.member("key", key)
            $0.member("values", values)
          }
        }
      }
    }
  }
}
