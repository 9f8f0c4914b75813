import HeardKit

struct ResponsesCommand: Command {
  static let name = "responses"
  static let summary = "Canned responses: list them, show one, preview it for a ticket."
  static let examples = [
    ("What there is", "heard responses"), ("As the customer would read it", "heard responses preview 7K3QX2 refund-sent"),
  ]
  static let subcommands: [any Command.Type] = [ListResponsesCommand.self, ShowResponseCommand.self, PreviewResponseCommand.self]

  func run(in environment: Environment) throws -> ExitCode { try ListResponsesCommand().run(in: environment) }
}

struct ListResponsesCommand: Command {
  static let name = "list"
  static let summary = "List the canned responses, a line each."

  func run(in environment: Environment) throws -> ExitCode {
    let library = try Desk(in: environment).responses()
    var table = Table([.init("NAME"), .init("LANGUAGE"), .init("CHANNELS"), .init("TITLE", isFlexible: true)])
    for response in library.responses {
      table.rows.append([
        .init(response.name.name), .init(response.language ?? ""), .init(response.channels.joined(separator: ", ")), .init(response.title),
      ])
    }
    environment.output.write(table.text(width: environment.width, isColored: environment.usesColor))
    for path in library.misnamed {
      environment.remark("\(path) is not named as a response: name.md, name.pt-BR.md, name@twitter.md or both")
    }
    return .ok
  }
}

struct ShowResponseCommand: Command {
  static let name = "show"
  static let summary = "Show every variant of a canned response as it is written."
  static let examples = [("One of them", "heard responses show refund-sent")]

  @Argument("Its name, or topic and name.", name: "RESPONSE") var response: String

  func run(in environment: Environment) throws -> ExitCode {
    let library = try Desk(in: environment).responses()
    let name = try library.pick(response).name.name
    for variant in library.responses where variant.name.name == name {
      environment.output.write("\(variant.path)\n\(printable(String(decoding: variant.bytes, as: UTF8.self), keepingLines: true))\n")
    }
    return .ok
  }
}

struct PreviewResponseCommand: Command {
  static let name = "preview"
  static let summary = "Show a canned response filled in for a ticket; nothing is written."
  static let examples = [("As the customer would read it", "heard responses preview 7K3QX2 refund-sent")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Argument("Its name, or topic and name.", name: "RESPONSE") var response: String

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try Desk(in: environment)
    let answer = try desk.cannedAnswer(response, for: desk.ticket(id))
    environment.output.write(printable(answer.text, keepingLines: true) + "\n")
    return .ok
  }
}
