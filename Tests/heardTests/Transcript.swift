import Foundation
import HeardKit

@testable import heard

/// A session at the shell as text: what is typed, and below it what is seen.
struct Transcript {
  /// A line that is played, the lines that belong to it (a file's text, the standard input), and what stood below it.
  private struct Step {
    var line: String
    var attached: [String] = []
    var blankLinesAfter = 0
  }

  private var steps: [Step] = []

  init(_ text: String) {
    for line in text.components(separatedBy: "\n").dropLast() {
      if ["$ ", "# ", "+ "].contains(where: { line.hasPrefix($0) }) {
        steps.append(Step(line: line))
      } else if !steps.isEmpty {
        if line.hasPrefix("| ") || line == "|" { steps[steps.count - 1].attached.append(String(line.dropFirst(2))) }
        steps[steps.count - 1].blankLinesAfter = line.isEmpty ? steps[steps.count - 1].blankLinesAfter + 1 : 0
      }
    }
  }

  /// The transcript as it really goes, in a folder of its own.
  func play(in desk: URL) throws -> String {
    var now = Instant(seconds: 0)
    var text = ""
    for step in steps {
      text += step.line + "\n" + step.attached.map { $0.isEmpty ? "|\n" : "| \($0)\n" }.joined()
      let words = shellWords(String(step.line.dropFirst(2)))
      let content = step.attached.map { $0 + "\n" }.joined()
      if step.line.hasPrefix("# now ") {
        now = words.last.flatMap { Instant(iso: $0) } ?? now
      } else if step.line.hasPrefix("+ ") {
        let file = desk.appending(path: words.joined(separator: " "))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: file)
      } else if step.line.hasPrefix("$ ") {
        text += try seen(words, input: content, in: desk, now: now)
      }
      text += String(repeating: "\n", count: step.blankLinesAfter)
    }
    return text
  }

  private func seen(_ words: [String], input: String, in desk: URL, now: Instant) throws -> String {
    switch words.first {
    case "heard":
      let result = outcome(Array(words.dropFirst()), commands: commands, input: Array(input.utf8), folder: desk.path, now: now)
      let out = lines(result.out).map { mark($0) + "\n" }.joined()
      let err = lines(result.err).map { "!\($0)\n" }.joined()
      return (out + err).replacing(desk.path, with: "DESK") + (result.status == 0 ? "" : "=\(result.status)\n")
    case "git":
      let done = try spawn(["env", "-C", desk.path] + Self.world(now) + words, input: Array(input.utf8))
      let out = lines(String(decoding: done.output, as: UTF8.self)).map { mark($0) + "\n" }.joined()
      let err = lines(String(decoding: done.errors, as: UTF8.self)).map { "!\($0)\n" }.joined()
      return (out + err).replacing(desk.path, with: "DESK") + (done.status == 0 ? "" : "=\(done.status)\n")
    case "cat":
      let texts = try words.dropFirst().map { try String(contentsOf: desk.appending(path: $0), encoding: .utf8) }
      return texts.flatMap(lines).map { mark($0) + "\n" }.joined()
    case "mv" where words.count == 3:
      let target = desk.appending(path: words[2])
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.moveItem(at: desk.appending(path: words[1]), to: target)
      return ""
    case "ls":
      let all = FileManager.default.enumerator(atPath: desk.path)?.compactMap { $0 as? String } ?? []
      let files = all.filter {
        !FileManager.default.fileExists(atPath: desk.appending(path: $0 + "/.").path) && !$0.hasPrefix(".git/") && !$0.hasPrefix(".state/")
      }
      return files.filter { $0.hasPrefix(words.count > 1 ? words[1] : "") }.sorted().map { $0 + "\n" }.joined()
    default:
      return "!no such command in transcripts: \(words.first ?? "")\n=127\n"
    }
  }

  /// What makes commits the same everywhere, and lets hooks find the built heard.
  private static func world(_ now: Instant) -> [String] {
    let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    return [
      "GIT_AUTHOR_DATE=\(now.iso)", "GIT_COMMITTER_DATE=\(now.iso)", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
      "HEARD_NOW=\(now.iso)", "XDG_STATE_HOME=/dev/null",
      "PATH=\(products):/usr/local/bin:/usr/bin:/bin",
    ]
  }

  /// A line of output that would read as something else gets a backslash.
  private func mark(_ line: String) -> String {
    ["$", "#", "+", "|", "!", "=", "\\"].contains { line.hasPrefix($0) } ? "\\" + line : line
  }

  /// The lines; trailing empty ones are the transcript's own.
  private func lines(_ text: String) -> [String] {
    var lines = text.components(separatedBy: "\n")
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// Words as a shell parts them: blanks, single and double quotes.
func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  var (word, isOpen): (String, Bool) = ("", false)
  var quote: Character?
  for character in line {
    if let open = quote {
      if character == open { quote = nil } else { word.append(character) }
    } else if character == "'" || character == "\"" {
      (quote, isOpen) = (character, true)
    } else if character == " " {
      if isOpen { words.append(word) }
      (word, isOpen) = ("", false)
    } else {
      word.append(character)
      isOpen = true
    }
  }
  return isOpen ? words + [word] : words
}
