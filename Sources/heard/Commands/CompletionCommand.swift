struct CompletionCommand: Command {
  static let name = "completion"
  static let summary = "Print what makes a shell complete heard's commands, options, tickets and names."
  static let discussion = """
    The shell then asks heard at each press of the tab key; nothing has to be done again when heard or the workspace changes. Where a file may \
    stand and heard knows no name, files are completed as ever.
    """
  static let examples = [
    ("In bash, in ~/.bashrc", "source <(heard completion bash)"), ("In zsh, in ~/.zshrc, after compinit", "source <(heard completion zsh)"),
    ("In fish, in ~/.config/fish/config.fish", "heard completion fish | source"),
  ]

  @Argument("bash, zsh or fish.", name: "SHELL") var shell: Shell?

  func run(in environment: Environment) throws -> ExitCode {
    guard let shell else { throw UsageError("name the shell: 'heard completion bash', 'zsh' or 'fish'") }
    environment.output.write(shell.script)
    return .ok
  }
}

extension Shell {
  /// Hands the words so far to `heard complete`, and its answers to the shell. Nothing of them is evaluated.
  fileprivate var script: String {
    switch self {
    case .bash:
      """
      _heard() {
        local line
        COMPREPLY=()
        while IFS= read -r line; do COMPREPLY+=("$line"); done \\
          < <(heard complete bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      }
      complete -o default -F _heard heard

      """
    case .zsh:
      """
      #compdef heard
      _heard() {
        local word about
        local -a candidates shown
        while IFS=$'\\t' read -r word about; do
          candidates+=("$word")
          shown+=("${word}${about:+  -- $about}")
        done < <(heard complete zsh -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
        if (( $#candidates )); then compadd -l -d shown -a candidates; else _files; fi
      }
      compdef _heard heard

      """
    case .fish:
      """
      function __heard_complete
        set -l words (commandline -opc)
        set -l partial (commandline -ct)
        set -l found (heard complete fish -- $words[2..-1] "$partial" 2>/dev/null)
        if set -q found[1]
          printf '%s\\n' $found
        else
          __fish_complete_path "$partial"
        end
      end
      complete -c heard -f -a '(__heard_complete)'

      """
    }
  }
}
