struct RateCommand: Command {
  static let name = "rate"
  static let summary = "Record how the customer rates the help."
  static let examples = [("Four of five", "heard rate 7K3QX2 4/5")]

  @Argument("The ticket, by the beginning of its id or by path.", name: "ID") var id: String
  @Argument("POINTS/MOST, as 4/5.", name: "RATING") var rating: String
  @Option("What the customer said about it.", value: "TEXT") var because: String?
  @Flag("Show what would change, and change nothing.", short: "n") var dryRun

  func run(in environment: Environment) throws -> ExitCode {
    let numbers = rating.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let points = numbers[0], let most = numbers[1], points >= 0, most > 0, points <= most else {
      throw UsageError("'\(rating)' is no rating; write points and the most there are, as 4/5")
    }
    return try Desk(in: environment).change(id, isDryRun: dryRun) {
      $0.say(.rating, "\(points)/\(most)", text: because ?? "")
      return "rated \(points)/\(most)"
    }
  }
}
