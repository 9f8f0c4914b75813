/// The script that git runs: it calls the hook that was there, then heard, and nothing else.
struct HookScript {
  /// As git calls it: `pre-commit`, `post-merge` or `commit-msg`.
  let name: String
  /// The heard to run where none is on PATH.
  let program: String

  /// How a script of ours is known again.
  static let mark = "# Written by 'heard hook install'"

  /// The name under which a hook that was there is kept.
  static func kept(_ name: String) -> String { "\(name).before-heard" }

  /// What it does, to follow its path.
  var purpose: String {
    switch name {
    case "commit-msg": "names the tickets of a commit in its message"
    case "post-merge": "mends tickets after each merge"
    default: "checks the tickets of each commit"
    }
  }

  /// A machine without heard can commit: a linter that is missing must not be in the way, and says so.
  var text: String {
    """
    #!/bin/sh
    \(Self.mark); 'heard hook uninstall' takes it away. It runs heard alone.
    before="$0.before-heard"
    if [ -x "$before" ]; then "$before" "$@" || exit; fi
    if command -v heard >/dev/null; then exec heard hook \(name) "$@"; fi
    heard=\(shellQuoted(program))
    if [ -x "$heard" ]; then exec "$heard" hook \(name) "$@"; fi
    echo "heard: not found on PATH nor at $heard, so the tickets were not checked; install it, or delete $0" >&2

    """
  }
}
