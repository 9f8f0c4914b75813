import HeardKit

struct CompleteCommand: Command {
  static let name = "complete"
  static let summary = "List what may come next on a command line. Shells call this."
  static let isHidden = true

  @Argument("The shell that asks.", name: "SHELL") var shell: Shell?
  @Arguments("The words of the command line so far, the one that is being typed last.", name: "WORD") var words

  /// Says nothing where something is wrong: a shell has no place for it.
  func run(in environment: Environment) throws -> ExitCode {
    let completion = Completion(words, commands: commands)
    let start = completion.directory.map(environment.absolute) ?? environment.folder
    let folder = try? WorkspaceFolder(from: start)
    let found = completion.candidates { (try? $0.candidates(in: folder)) ?? [] }
    for candidate in completion.fitting(found) where isPrintable(candidate.word) {
      environment.output.write((shell ?? .bash).line(for: candidate) + "\n")
    }
    return .ok
  }

  /// Names come from files that anybody may have written: what a terminal would obey, or take for a line's end, is not offered.
  private func isPrintable(_ word: String) -> Bool { !word.isEmpty && printable(word).utf8.elementsEqual(word.utf8) }
}

/// A shell that heard can complete for.
enum Shell: String, CaseIterable, ParameterValue {
  case bash, zsh, fish

  /// A candidate as the shell's script reads it. Zsh and fish quote what they put in; bash puts it in as it is.
  fileprivate func line(for candidate: Candidate) -> String {
    if self == .bash {
      // An option's own `=` may stand unquoted, and what is typed has none around it.
      let option = candidate.word.hasPrefix("--") ? candidate.word.firstIndex(of: "=").map { candidate.word[...$0] } ?? "" : ""
      return option + shellQuoted(String(candidate.word.dropFirst(option.count)))
    }
    let about = printable(candidate.about).prefix { $0 != "\t" && $0 != "\n" }
    return about.isEmpty ? candidate.word : "\(candidate.word)\t\(String(about).truncated(toWidth: 72))"
  }
}
