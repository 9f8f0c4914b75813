/// A command as values, for the help, the documentation and whatever else is made of the declarations.
struct CommandDescription {
  /// The names from the first: `["hook", "install"]`. Empty for heard itself.
  let path: [String]
  let summary: String
  let discussion: String
  let examples: [(String, String)]
  let arguments: [ParameterDeclaration]
  let options: [ParameterDeclaration]
  let subcommands: [CommandDescription]
  /// Whether it does something without a subcommand.
  let isRunnable: Bool

  init(of type: any Command.Type, path: [String]) {
    self.init(of: type, path: path, parameters: Parameter.all(of: type.init()))
  }

  init(of type: any Command.Type, path: [String], parameters: [Parameter]) {
    self.path = path
    (summary, discussion, examples) = (type.summary, type.discussion, type.examples)
    arguments = parameters.map(\.declaration).filter { !$0.isNamed }
    options = parameters.map(\.declaration).filter(\.isNamed)
    subcommands = type.subcommands.map { CommandDescription(of: $0, path: path + [$0.name]) }
    isRunnable = !(type is any CommandGroup.Type)
  }

  /// As it is typed: `heard hook install`.
  var name: String { spelled(path) }

  /// `heard lint [options] [PATH...]`.
  var usage: String {
    if !isRunnable { return "\(name) COMMAND" }
    return ([name] + (options.isEmpty ? [] : ["[options]"]) + arguments.map(\.usage)).joined(separator: " ")
  }

  /// This one and all below it, in the order of the tables.
  var flattened: [CommandDescription] { [self] + subcommands.flatMap(\.flattened) }

  /// What every command takes.
  static var globalOptions: [ParameterDeclaration] { GlobalOptions().parameters.map(\.declaration) }
}

/// A command's names as they are typed: `heard hook install`.
func spelled(_ path: [String]) -> String { path.reduce(into: "heard") { $0 += " \($1)" } }
