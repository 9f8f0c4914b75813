import HeardKit

/// When to colour the output.
enum ColorChoice: String, CaseIterable, ParameterValue {
  case auto, always, never
}

/// What every command takes, before or after its name.
struct GlobalOptions {
  @Option("Work as if started in this folder.", short: "C", value: "DIR") var directory: String?
  @Option("The time to take for now, ISO 8601 with an offset or Z; else HEARD_NOW, else the clock.") var now: Instant?
  @Option("Colour: on a terminal, always or never. NO_COLOR is minded.", value: "WHEN") var color = ColorChoice.auto
  @Option("Who acts: a member of the team; else HEARD_AGENT, else whom git knows.", name: "as", value: "WHO") var actingAs: String?
  @Flag("Say only what was asked for and what went wrong.", short: "q") var quiet
  @Flag("Read everything anew.") var cache = true
  @Flag("Show how a command is used.", short: "h") var help
  @Flag("Show the version of heard.") var version

  var parameters: [Parameter] { Parameter.all(of: self) }
}
