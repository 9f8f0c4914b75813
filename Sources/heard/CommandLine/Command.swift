import HeardKit

/// What somebody can ask heard to do. Its options, flags and arguments are its properties, declared once with `@Option`, `@Flag`, `@Argument`
/// and `@Arguments`: the parser, the help and docs/commands.md read them there.
protocol Command: SendableMetatype {
  /// As it is typed: one word.
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }
  /// What else to know; paragraphs of Markdown that read well as text too.
  static var discussion: String { get }
  /// What it does, and the command line that does it.
  static var examples: [(String, String)] { get }
  /// Commands that stand after this one's name: `heard hook install`. If none is named, this one runs itself.
  static var subcommands: [any Command.Type] { get }
  /// Whether it is for programs alone, so that neither help nor the reference lists it.
  static var isHidden: Bool { get }

  init()
  /// Does it. The parameters are read by now.
  func run(in environment: Environment) throws -> ExitCode
}

extension Command {
  static var discussion: String { "" }
  static var examples: [(String, String)] { [] }
  static var subcommands: [any Command.Type] { [] }
  static var isHidden: Bool { false }
}

/// A command that does nothing by itself: one of its subcommands has to be named.
protocol CommandGroup: Command {}

extension CommandGroup {
  func run(in environment: Environment) throws -> ExitCode {
    let names = Self.subcommands.map { $0.name }.joined(separator: ", ")
    throw UsageError("'\(Self.name)' needs to know what to do; name one of: \(names)")
  }
}
