import Foundation
import Testing

@testable import heard

/// What shells offer: as heard lists it, and driven in the real shells.
@Suite struct CompletionTests {
  private static let files = [
    "heard.yaml": "timezone: UTC\nteam:\n  bia: {name: Bia}\n  caio: {}\n",
    "tickets/open/tier-1/2611-7K3QX2-order.md": "---\nsubject: \"Where is\\tmy \\e[31morder $(reboot)?\"\n---\n",
    "tickets/resolved/2026-11/2611-8K3QX2-done.md": "---\nsubject: Done\n---\n",
    "responses/billing/refund-sent.md": "Hi\n", "responses/billing/$(reboot) it's.md": "Hi\n", "responses/billing/x\u{1B}[2J.md": "Hi\n",
  ]

  /// The words of a command line, and what is offered for the last of them.
  static let offers: [(words: [String], offered: [String])] = [
    (["mo"], ["move"]), (["hook", "in"], ["install"]), (["help", "esc"], ["escalate"]), (["comp"], ["completion"]),
    (["lint", "--st"], ["--staged"]), (["--no-"], ["--no-cache"]), (["lint", "--format", "g"], ["github", "gitlab"]),
    (["lint", "--format=ju"], ["--format=junit"]), (["lint", "--format", "=", "ju"], ["junit"]), (["lint", "-f", "sa"], ["sarif"]),
    (["--color", "al"], ["always"]), (["lint", "--rule", "card"], ["card-number"]), (["explain", "stamp"], ["stamp-now"]),
    (["show", "26"], ["2611-7K3QX2"]), (["show", "7k"], ["7K3QX2"]), (["show", "--", "26"], ["2611-7K3QX2"]),
    (["move", "7K3QX2", "open"], ["open", "open/tier-1", "open/tier-2", "open/tier-3"]), (["assign", "7K3QX2", ""], ["bia", "caio"]),
    (["reply", "7K3QX2", "--with", "billing/r"], ["billing/refund-sent"]),
    (["reply", "7K3QX2", "--with", "billing/$"], ["'billing/$(reboot) it'\\''s'"]),
    (["reply", "7K3QX2", "--with", "billing/x"], []), (["nothing", ""], []), (["complet", "x"], []), (["list", "--as", "b"], ["bia"]),
  ]

  @Test(arguments: offers) func whatFitsIsOffered(words: [String], offered: [String]) throws {
    let desk = try Desktop(Self.files)
    defer { desk.remove() }
    let done = desk.heard(["complete", "bash", "--"] + words)
    #expect(done.out.split(separator: "\n").map(String.init) == offered)
    #expect(done.status == 0 && done.err.isEmpty)
  }

  @Test func subjectsStandBesideIDsAndObeyNothing() throws {
    let desk = try Desktop(Self.files)
    defer { desk.remove() }
    let line = desk.heard(["complete", "fish", "--", "show", "26"]).out
    #expect(line.hasPrefix("2611-7K3QX2\tWhere is") && line.contains("$(reboot)?"))
    #expect(line.unicodeScalars.filter { $0.value < 32 } == ["\t", "\n"])
  }

  @Test func outsideOfAWorkspaceThereAreCommandsOnlyAndNoWordIsSaid() throws {
    let desk = try Desktop(["notes.txt": ""])
    defer { desk.remove() }
    #expect(desk.heard(["complete", "zsh", "--", "show", "2"]).out.isEmpty)
    #expect(desk.heard(["complete", "zsh", "--", "show", "2"]).err.isEmpty)
    #expect(desk.heard(["complete", "zsh", "--", "sho"]).out.hasPrefix("show\t"))
  }

  @Test func everyCommandIsOfferedAndThoseForProgramsAreNot() {
    let offered = Completion([""], commands: commands).candidates { _ in [] }.map(\.word)
    #expect(offered == commands.filter { !$0.isHidden }.map { $0.name } && !offered.contains("complete"))
  }

  /// What drives a shell: it completes `LINE` and prints what it would offer.
  static let drivers: [(shell: Shell, words: [String])] = [
    (
      .bash,
      [
        "bash", "--norc", "-c",
        #"source <(heard completion bash); COMP_WORDS=($0); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _heard; printf '%s\n' "${COMPREPLY[@]}""#,
      ]
    ),
    (
      .zsh,
      [
        "zsh", "-f", "-c",
        #"compdef() { :; }; compadd() { print -rl -- $candidates; }; source <(heard completion zsh); words=(${=0}); CURRENT=$#words; _heard"#,
      ]
    ),
    (.fish, ["fish", "--no-config", "-c", "heard completion fish | source; complete -C \"$argv\""]),
  ]

  @Test(arguments: drivers) func realShellsAsk(shell: Shell, words: [String]) throws {
    guard let found = try? spawn([words[0], "-c", "exit 0"]), found.status == 0 else {
      print("completion in \(words[0]) is not tested: there is none here")
      return
    }
    let desk = try Desktop(Self.files)
    defer { desk.remove() }
    func offered(_ line: String) throws -> [String] {
      let path = "PATH=\(Interruption.products):/usr/local/bin:/usr/bin:/bin"
      let done = try spawn(["env", "-C", desk.root.path, "HOME=\(desk.root.path)", path] + words + [line])
      #expect(done.status == 0, "\(String(decoding: done.errors, as: UTF8.self))")
      return String(decoding: done.output, as: UTF8.self).split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }
    #expect(try offered("heard esc") == ["escalate"])
    #expect(try offered("heard lint --format g") == ["github", "gitlab"])
    #expect(try offered("heard show 2611") == ["2611-7K3QX2"])
    #expect(try offered("heard move 7K3QX2 open/tier-2") == ["open/tier-2"])
    #expect(try offered("heard reply 7K3QX2 --with billing/r") == ["billing/refund-sent"])
  }
}
