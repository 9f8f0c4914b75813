import HeardKit

struct ParseCommand: Command {
  static let name = "parse"
  static let summary = "Show as JSON what the reader makes of a ticket's text. Needs no workspace."
  static let discussion = """
    Every scalar of the front matter is text, as written; offsets are bytes. With `--jsonl`, each line of standard input is `{"text": MARKDOWN}`, and each line of the output is what was read of it.
    """
  static let examples = [
    ("A file", "heard parse tickets/new/2611-7K3QX2-charged-twice.md"), ("Many texts", "heard parse --jsonl < texts.jsonl"),
  ]

  @Arguments("Files to read. Default: standard input.", name: "FILE") var files
  @Flag("Read a JSON object a line, write one a line.") var jsonl

  func run(in environment: Environment) throws -> ExitCode {
    if jsonl { return try parseLines(environment) }
    let texts = try files.isEmpty ? [environment.readStandardInput()] : files.map { try readFile(environment.absolute($0)) }
    for text in texts { write(text, environment) }
    return .ok
  }

  private func parseLines(_ environment: Environment) throws -> ExitCode {
    let input = try environment.readStandardInput()
    for (number, line) in input.split(separator: UInt8(ascii: "\n")).enumerated() {
      do {
        guard case .string(let text)? = try JSON.parse(Array(line))["text"] else {
          throw UsageError("standard input, line \(number + 1): no text; write {\"text\": \"...\"}")
        }
        write(Array(text.utf8), environment)
      } catch let error as JSONError {
        throw UsageError("standard input, line \(number + 1): \(error)")
      }
    }
    return .ok
  }

  private func write(_ text: [UInt8], _ environment: Environment) {
    var json = JSONWriter()
    TicketDocument(text).write(into: &json)
    environment.output.write(json.bytes)
    environment.output.write("\n")
  }
}
