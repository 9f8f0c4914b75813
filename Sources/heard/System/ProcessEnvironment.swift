import HeardKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Environment {
  /// The world of this process. A closed pipe no longer ends the process: `Output` sees to it. Who starts another process sets SIGPIPE back for it.
  static func ofProcess() -> Environment {
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files then fails a write like a full disk, and the draft is cleared away.
    signal(SIGXFSZ, SIG_IGN)
    let output = Output(descriptor: STDOUT_FILENO)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let clock = { Instant(seconds: time(nil)) }
    return Environment(
      folder: currentFolder(), variable: processVariable, now: clock(), clock: clock, output: output,
      errors: Output(descriptor: STDERR_FILENO, isBuffered: false, after: output),
      width: isTerminal ? terminalWidth() ?? processVariable("COLUMNS").flatMap { Int($0) } ?? 80 : nil,
      isInteractive: isTerminal && isatty(STDIN_FILENO) == 1, readStandardInput: readAllOfStandardInput)
  }
}

/// Ends the process without running what the C library would run for others.
func exitProcess(with code: ExitCode) -> Never { exit(code.rawValue) }

private func currentFolder() -> String {
  guard let folder = getcwd(nil, 0) else { return "/" }
  defer { free(folder) }
  return String(cString: folder)
}

private func processVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// nil if the terminal doesn't say.
private func terminalWidth() -> Int? {
  var size = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

private func readAllOfStandardInput() throws -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 64 * 1024)
  while true {
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    if count > 0 {
      bytes += chunk[..<count]
    } else if count == 0 {
      return bytes
    } else if errno != EINTR {
      throw WorldError("cannot read the standard input: \(systemMessage(errno))")
    }
  }
}
