/// A row of a table of customer-support tweets.
struct Tweet: Equatable {
  /// Digits, without leading zeros.
  var id: String
  /// The author's handle, `@ana_s`.
  var author: String
  var text: String
  var time: Instant
  /// Whether a customer wrote it.
  var isInbound: Bool
  /// The id of the tweet that it answers; it may not be in the file.
  var parent: String?
  /// The ids of the tweets that answer it.
  var answers: [String] = []

  static let requiredColumns = ["tweet_id", "author_id", "inbound", "created_at", "text"]
  private static let timeFormats = [TimeFormat("EEE MMM dd HH:mm:ss Z yyyy"), .iso8601].compactMap { $0 }
  private static let flags = ["true": true, "1": true, "1.0": true, "false": false, "0": false, "0.0": false]

  /// - Parameters:
  ///   - value: The value of a column, empty if there is none.
  ///   - warnings: Grows by what had to be changed.
  /// - Throws: what is missing or wrong; then the row is left out.
  init(line: Int, value: (String) -> String, warnings: inout [ImportProblem]) throws(ImportProblem) {
    func wrong(_ column: String, _ message: String) -> ImportProblem {
      ImportProblem(line: line, "\(column) \(excerpt(value(column))) \(message)")
    }
    guard let id = TweetID.digits(of: value("tweet_id")) else {
      throw wrong("tweet_id", "is no id, or was rounded by a spreadsheet: export the column as text")
    }
    let written = value("created_at")
    guard let time = Self.timeFormats.lazy.compactMap({ $0.instant(written, zone: .utc) }).first else {
      throw wrong("created_at", "of tweet \(id) is no time that exists, such as 'Wed Oct 11 06:55:44 +0000 2017'")
    }
    guard let isInbound = Self.flags[value("inbound").onOneLine.lowercased()] else {
      throw wrong("inbound", "of tweet \(id) is neither True (a customer's) nor False (ours)")
    }
    let (text, author) = (ImportedText(value("text")), value("author_id").asWord)
    guard !text.text.isEmpty else { throw ImportProblem(line: line, "tweet \(id) has no text") }
    guard !author.isEmpty else { throw ImportProblem(line: line, "tweet \(id) has no author_id") }
    if let change = text.change { warnings.append(ImportProblem(line: line, "tweet \(id): \(change)", .warning)) }
    (self.id, self.text, self.time, self.isInbound) = (id, text.text, time, isInbound)
    self.author = author.hasPrefix("@") ? author : "@" + author

    func ids(_ column: String) -> [String] {
      value(column).split(separator: ",").map { String($0).onOneLine }.filter { !$0.isEmpty && $0.lowercased() != "nan" }.compactMap {
        word in
        let digits = TweetID.digits(of: word)
        if digits == nil {
          let message = "\(column) \(excerpt(word)) of tweet \(id) is no id, or was rounded; it joins nothing"
          warnings.append(ImportProblem(line: line, message, .warning))
        }
        return digits
      }
    }
    parent = ids("in_response_to_tweet_id").first
    answers = ids("response_tweet_id")
  }
}
