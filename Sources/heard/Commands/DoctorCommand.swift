import HeardKit

struct DoctorCommand: Command {
  static let name = "doctor"
  static let summary = "See whether this clone and this machine are fit for heard, and mend what is not."
  static let discussion = "Exits with 1 if something is wrong that hurts."
  static let examples = [("Look", "heard doctor"), ("What would be mended?", "heard doctor --fix -n"), ("Mend it", "heard doctor --fix")]

  @Flag("Mend what can be mended, and say so first.") var fix
  @Flag("With --fix: only say what would be mended.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let desk = try ClonedDesk(in: environment)
    var (isFit, mendable) = (true, 0)
    for check in HealthCheck.all {
      switch result(of: check, desk) {
      case .fine(let words): say("ok", .green, check.name, words, environment)
      case .bad(let problem, let remedy, let severity, let mend):
        say(severity.rawValue, severity == .error ? .red : .yellow, check.name, "\(problem); \(remedy)", environment)
        let isMended = fix && treat(mend, environment)
        if severity == .error, !isMended { isFit = false }
        if mend != nil, !fix { mendable += 1 }
      }
    }
    if mendable > 1 { environment.output.write("'heard doctor --fix' mends \(mendable) of these\n") }
    return isFit ? .ok : .findings
  }

  /// How it stands; what cannot even be looked at is wrong, and the other checks go on.
  private func result(of check: HealthCheck, _ desk: ClonedDesk) -> HealthCheck.Finding {
    do { return try check.find(desk) } catch { return .bad("\(error)", remedy: "clear that away, and run 'heard doctor' again") }
  }

  /// - Returns: whether it is mended now.
  private func treat(_ mend: (() throws -> Void)?, _ environment: Environment) -> Bool {
    environment.output.write("         " + (mend == nil ? "heard cannot mend this\n" : dryRun ? "would be mended\n" : "mending it\n"))
    guard let mend, !dryRun else { return false }
    do { try mend() } catch {
      environment.output.write("         not mended: \(printable("\(error)"))\n")
      return false
    }
    return true
  }

  private func say(_ state: String, _ style: Style, _ name: String, _ words: String, _ environment: Environment) {
    func column(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.utf8.count)) }
    let start = style.apply(to: column(state, 7), ifColored: environment.usesColor)
    environment.output.write("\(start)  \(column(name, 10))  \(printable(words))\n")
  }
}
