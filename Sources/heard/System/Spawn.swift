#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a program found on PATH, feeds it, and waits. By posix_spawn: Foundation's Process polls and costs 50 ms a call.
///
/// - Throws: ``SystemError`` if it cannot be started.
func spawn(_ arguments: [String], input: [UInt8] = []) throws -> FinishedProcess {
  let (stdin, stdout, stderr) = (try Pipe(), try Pipe(), try Pipe())
  let process = try start(arguments, [(stdin.reader, 0), (stdout.writer, 1), (stderr.writer, 2)])
  for end in [stdin.reader, stdout.writer, stderr.writer] { close(end) }
  let (output, errors) = exchange(input, into: stdin.writer, from: stdout.reader, stderr.reader)
  return FinishedProcess(status: wait(for: process), output: output, errors: errors)
}

/// Runs a program that talks with the user itself, and waits.
///
/// - Returns: its exit code.
func runAtTerminal(_ arguments: [String]) throws -> Int32 {
  wait(for: try start(arguments, []))
}

/// A program that runs beside this one and is talked with. What it says to its errors is dropped. It must end by itself when its input does, as it does
/// when this value goes; nobody waits for that.
final class OpenProcess {
  /// Where it reads from, and where it writes to.
  let (input, output): (Int32, Int32)

  /// - Throws: ``SystemError`` if it cannot be started.
  init(_ arguments: [String]) throws {
    let (stdin, stdout) = (try Pipe(), try Pipe())
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    _ = try start(arguments, [(stdin.reader, 0), (stdout.writer, 1), (nowhere, 2)])
    for end in [stdin.reader, stdout.writer, nowhere] { close(end) }
    (input, output) = (stdin.writer, stdout.reader)
  }

  deinit {
    close(input)
    close(output)
  }
}

/// The exit code of a process; 128 and the signal's number if a signal ended it.
private func wait(for process: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}

/// Two descriptors that children do not inherit by accident.
private struct Pipe {
  let reader: Int32
  let writer: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemError("pipe", "a pipe to a child process") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }
}

#if canImport(Glibc)
  private typealias FileActions = posix_spawn_file_actions_t
  private typealias Attributes = posix_spawnattr_t
#else
  private typealias FileActions = posix_spawn_file_actions_t?
  private typealias Attributes = posix_spawnattr_t?
#endif

private func start(_ arguments: [String], _ descriptors: [(from: Int32, to: Int32)]) throws -> pid_t {
  #if canImport(Glibc)
    var (actions, attributes) = (FileActions(), Attributes())
  #else
    var (actions, attributes): (FileActions, Attributes) = (nil, nil)
  #endif
  // heard ignores these; a child must not inherit that.
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  sigaddset(&signals, SIGXFSZ)
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (from, to) in descriptors { posix_spawn_file_actions_adddup2(&actions, from, to) }
  var words = arguments.map { strdup($0) } + [nil]
  defer { words.forEach { free($0) } }
  var process: pid_t = 0
  let code = posix_spawnp(&process, arguments.first ?? "", &actions, &attributes, &words, environ)
  guard code == 0 else { throw SystemError("starting the program", arguments.first ?? "", code: code) }
  return process
}

/// Writes and reads at once, so that neither side waits for the other with a full pipe.
private func exchange(_ input: [UInt8], into writer: Int32, from first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
  var outputs: [[UInt8]] = [[], []]
  var written = 0
  var polls = [
    pollfd(fd: first, events: Int16(POLLIN), revents: 0), pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    pollfd(fd: writer, events: Int16(POLLOUT), revents: 0),
  ]
  _ = fcntl(writer, F_SETFL, O_NONBLOCK)
  func finish(_ index: Int) {
    close(polls[index].fd)
    polls[index].fd = -1
  }
  if input.isEmpty { finish(2) }
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while polls.contains(where: { $0.fd >= 0 }) {
    if poll(&polls, nfds_t(polls.count), -1) < 0 { if errno == EINTR { continue } else { break } }
    for index in 0..<2 where polls[index].fd >= 0 && polls[index].revents != 0 {
      let count = read(polls[index].fd, &buffer, buffer.count)
      if count > 0 { outputs[index] += buffer[..<count] } else if count == 0 || errno != EINTR { finish(index) }
    }
    if polls[2].fd >= 0, polls[2].revents != 0 {
      let count = input[written...].withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
      if count > 0 { written += count } else if errno != EINTR && errno != EAGAIN { written = input.count }
      if written == input.count { finish(2) }
    }
  }
  for index in polls.indices where polls[index].fd >= 0 { finish(index) }
  return (outputs[0], outputs[1])
}
