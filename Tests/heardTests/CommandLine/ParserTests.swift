import Testing

@testable import heard

@Suite struct ParserTests {
  @Test(arguments: [
    ("check", "[] text [] - -"),
    ("check a b", #"["a", "b"] text [] - -"#),
    ("check --format json a --fix b", #"["a", "b"] json [] - - fix"#),
    ("check --format=sarif", "[] sarif [] - -"),
    ("check -f json", "[] json [] - -"),
    ("check -fjson", "[] json [] - -"),
    ("check -nqfjson", "[] json [] - - dry quiet"),
    ("check -t a --tag b --tag=c", #"[] text ["a", "b", "c"] - -"#),
    ("check --limit -5", "[] text [] -5 -"),
    ("check --because=--fix", "[] text [] - --fix"),
    ("check --fix --no-fix", "[] text [] - -"),
    ("check --no-use-git", "[] text [] - - no-git"),
    ("check -g --use-git", "[] text [] - -"),
    ("check -- --fix -n", #"["--fix", "-n"] text [] - -"#),
    ("check -", #"["-"] text [] - -"#),
    ("-q --as bia check --no-cache", "[] text [] - - quiet no-cache bia"),
    ("set x", "x -"),
    ("set -- x -7", "x -7"),
    ("hook install --force", "install force at 1970-01-01T00:00:00Z"),
    ("--now 2026-11-21T09:00-03:00 hook -q install", "install at 2026-11-21T12:00:00Z"),
    ("responses --json", "responses json"),
    ("responses install", "install at 1970-01-01T00:00:00Z"),
  ]) func aCommandLineIsRead(line: String, shown: String) {
    let result = outcome(words(line))
    #expect(result.out == shown + "\n")
    #expect(result.err == "")
  }

  @Test(arguments: [
    ("chekc", "unknown command 'chekc'; did you mean 'check'?"),
    ("zzzzzz", "unknown command 'zzzzzz'; see 'heard help'"),
    ("hook instal", "unknown command 'hook instal'; did you mean 'hook install'?"),
    ("hook", "'hook' needs to know what to do; name one of: install, fail"),
    ("check --fxi", "unknown option '--fxi'; did you mean '--fix'?"),
    ("check --quite", "unknown option '--quite'; did you mean '--quiet'?"),
    ("check -z", "unknown option '-z'; see 'heard check --help'"),
    ("--fix check", "unknown option '--fix'; see 'heard --help'"),
    ("check --fix=yes", "'--fix' takes no value; write '--fix' or leave it out"),
    ("check --because", "missing value for '--because'; write '--because BECAUSE'"),
    ("check --because --fix", "missing value for '--because'; write '--because BECAUSE'"),
    ("check -f", "missing value for '-f'; allowed: text, json, sarif"),
    ("check -f jsno", "unknown value 'jsno' for '-f' (allowed: text, json, sarif); did you mean 'json'?"),
    ("check --limit many", "'many' for '--limit' is not a whole number"),
    ("check --limit 99999999999999999999", "'99999999999999999999' for '--limit' is not a whole number"),
    ("set", "missing argument TICKET; usage: heard set TICKET [VALUE]"),
    ("set x 1 2", "unexpected argument '2'; usage: heard set TICKET [VALUE]"),
    ("set x y", "'y' for 'VALUE' is not a whole number"),
    ("responses --json install", "'--json' stands before 'install'; write it after 'install'"),
    ("--now soon check", "'soon' for '--now' is not a time such as 2026-11-21T12:00:00Z"),
    ("-C /no/such/folder check", "cannot work in '/no/such/folder': No such file or directory"),
  ]) func wrongUsageSaysWhatIsRight(line: String, message: String) {
    let result = outcome(words(line))
    #expect(result.err == "heard: \(message)\n")
    #expect(result.status == 2)
    #expect(result.out == "")
  }

  @Test func theWorldsFailuresExitWith3AndAreShownWithoutControls() {
    let result = outcome(["hook", "fail"])
    #expect(result.status == 3)
    #expect(result.err == "heard: git is away^[[2J; install it\n")
  }

  @Test func theVariableSetsNowUnlessTheOptionDoes() {
    let variables = ["HEARD_NOW": "2026-01-01T00:00:00Z"]
    #expect(outcome(["hook", "install"], variables: variables).out == "install at 2026-01-01T00:00:00Z\n")
    #expect(outcome(words("hook install --now 1970-01-02T00:00Z"), variables: variables).out == "install at 1970-01-02T00:00:00Z\n")
    #expect(outcome(["hook", "install"], variables: ["HEARD_NOW": "today"]).status == 2)
  }

  @Test func noWordsCrashTheParser() {
    let pieces = ["", "-", "--", "---", "-f", "--format", "--format=", "=", "--=", "--no-", "-é", "set", "hook", "\u{1B}", "-h", "-C"]
    for first in pieces {
      for second in pieces {
        _ = outcome([first, second])
        _ = outcome(["check", first, second])
      }
    }
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
