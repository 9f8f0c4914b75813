struct HookCommand: CommandGroup {
  static let name = "hook"
  static let summary = "Check tickets whenever git commits."
  static let discussion = """
    The hook reads what is staged, never the working tree, and writes nothing. It stops what would hurt: a file that cannot be read, a card number, a placeholder left in an answer, a ticket left overdue in silence. docs/hook.md has the whole list, and how to use it with other tools for hooks.
    """
  static let subcommands: [any Command.Type] = [
    HookInstallCommand.self, HookUninstallCommand.self, HookPreCommitCommand.self, HookCommitMsgCommand.self, HookPostMergeCommand.self,
  ]
}
