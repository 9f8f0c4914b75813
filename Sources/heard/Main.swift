/// All that heard can do, in the order of help.
let commands: [any Command.Type] = [
  InitCommand.self,
  ImportCommand.self,
  NewCommand.self,
  NextCommand.self,
  ListCommand.self,
  ShowCommand.self,
  WhyCommand.self,
  ReplyCommand.self,
  NoteCommand.self,
  MoveCommand.self,
  EscalateCommand.self,
  DeescalateCommand.self,
  WaitCommand.self,
  ResolveCommand.self,
  ReopenCommand.self,
  IgnoreCommand.self,
  AssignCommand.self,
  TagCommand.self,
  SetCommand.self,
  ExcuseCommand.self,
  DismissCommand.self,
  RateCommand.self,
  RedactCommand.self,
  ResponsesCommand.self,
  LintCommand.self,
  FixCommand.self,
  RulesCommand.self,
  ExplainCommand.self,
  SweepCommand.self,
  CalendarCommand.self,
  ParseCommand.self,
  WhatIfCommand.self,
  IndexCommand.self,
  ReviewCommand.self,
  CodeownersCommand.self,
  DoctorCommand.self,
  UndoCommand.self,
  ReconcileCommand.self,
  HookCommand.self,
  MergeDriverCommand.self,
  HelpCommand.self,
  VersionCommand.self,
]

@main enum Main {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    exitProcess(with: run(words, commands: commands, in: .ofProcess()))
  }
}
