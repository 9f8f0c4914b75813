import HeardKit

struct ReviewCommand: Command {
  static let name = "review"
  static let summary = "Say what a pull request does to customers, and what it may not do."
  static let discussion = """
    Looks at what HEAD has since it parted from BASE (their merge base), as a pull request does. Clocks are read at the time of HEAD's commit. Entries \
    that the base has must stay; what the branch itself wrote may be reworded. Who may do what, and how loud a rule is, is read from heard.yaml at \
    the base. Exits with 1 if there are errors.
    """
  static let examples = [
    ("Before asking for a review", "heard review main..HEAD"),
    ("A comment for the pull request", "heard review --format markdown origin/main..HEAD"),
  ]

  @Argument("Two commits or branches; `BASE` alone means `BASE..HEAD`.", name: "BASE..HEAD") var range: String
  @Option("How to print it.", short: "f") var format = ReviewReport.Format.text

  func run(in environment: Environment) throws -> ExitCode {
    let folder = try WorkspaceFolder(in: environment)
    var review = try RangeReview(CommitRange(range, Git(folder: folder.root)), environment)
    let report = try review.report()
    environment.output.write(report.render(format, isColored: environment.usesColor, below: folder.repository?.below ?? ""))
    return report.result.count(.error) > 0 ? .findings : .ok
  }
}

extension ReviewReport.Format: ParameterValue {}
