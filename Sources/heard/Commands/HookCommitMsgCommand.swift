import HeardKit

struct HookCommitMsgCommand: Command {
  static let name = "commit-msg"
  static let summary = "Name the tickets of a commit in its message. git calls this."
  static let discussion = """
    Adds `Ticket: 2611-7K3QX2` for each ticket that is staged, unless the message has that line already. A commit of more than 20 tickets is about none of them in particular and gets no lines.
    """

  @Argument("The file that holds the message.", name: "FILE") var file: String

  func run(in environment: Environment) throws -> ExitCode {
    let git = Git(folder: environment.folder)
    let names = try git.staged().filter { !$0.workspaces.isEmpty }.compactMap {
      TicketID(fileName: splitPath(String(decoding: $0.path, as: UTF8.self)).name)?.text
    }
    let ids = Set(names).sorted()
    let path = environment.absolute(file)
    guard !ids.isEmpty, ids.count <= 20, try hasWords(try readFile(path), git) else { return .ok }
    let trailers = ids.flatMap { ["--trailer", "Ticket: \($0)"] }
    _ = try git.run(["interpret-trailers", "--in-place", "--if-exists", "addIfDifferent"] + trailers + [path], input: [])
    return .ok
  }

  /// Whether somebody wrote a message: an empty one makes git give the commit up, and must stay empty.
  private func hasWords(_ message: [UInt8], _ git: Git) throws -> Bool {
    var message = message
    // What stands below this line is the difference that 'git commit --verbose' shows.
    let lines = message.split(separator: UInt8(ascii: "\n"))
    let scissors = Array(" ------------------------ >8 ------------------------".utf8)
    if let cut = lines.first(where: { $0.dropFirst().elementsEqual(scissors) }) { message.removeSubrange(cut.startIndex...) }
    return try !git("stripspace", "--strip-comments", input: message).isEmpty
  }
}
