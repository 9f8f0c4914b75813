/// Customer-support tweets as a table: `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id`.
public enum TweetCSV {
  static let required = ["tweet_id", "author_id", "inbound", "created_at", "text"]
  private static let timeFormats = [TimeFormat("EEE MMM dd HH:mm:ss Z yyyy"), .iso8601].compactMap { $0 }

  private struct Tweet: Equatable {
    var id, author, text: String
    var time: Instant
    var isInbound: Bool
    /// The ids that it answers and that answer it.
    var related: Set<String>

    /// In order of time; within a second questions stand before answers, then the older id.
    static func < (left: Tweet, right: Tweet) -> Bool {
      (left.time.seconds, left.isInbound ? 0 : 1, left.id.utf8.count, left.id) < (
        right.time.seconds, right.isInbound ? 0 : 1, right.id.utf8.count, right.id
      )
    }
  }

  /// Reads a file. What is joined by replies is one conversation; a reply to a tweet that is not in the file begins its own.
  /// A row without id, author or text, with a time that does not exist, or with an id that came before with other content, is reported and left out.
  public static func read(_ bytes: [UInt8]) -> Intake {
    let table = CSV(bytes)
    var problems = table.problems.map { ImportProblem(line: $0.line, $0.message) }
    let columns = Dictionary(table.header.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
    if let missing = required.first(where: { columns[$0] == nil }) {
      problems.append(ImportProblem(line: 1, "there is no column '\(missing)'; a file of tweets has \(required.joined(separator: ", "))"))
      return Intake([], problems)
    }
    var tweets: [Tweet] = []
    var places: [String: (index: Int, line: Int)] = [:]
    for record in table.records {
      do throws(ImportProblem) {
        var warnings: [ImportProblem] = []
        let tweet = try Self.tweet(record.line, { columns[$0].map { record.fields[$0] } ?? "" }, &warnings)
        if let first = places[tweet.id] {
          if tweets[first.index] == tweet { continue }
          throw ImportProblem(line: record.line, "tweet \(tweet.id) stands on line \(first.line) with other content; this one is left out")
        }
        places[tweet.id] = (tweets.count, record.line)
        tweets.append(tweet)
        problems += warnings
      } catch {
        problems.append(error)
      }
    }
    var threads = TweetThreads(count: tweets.count)
    for (index, tweet) in tweets.enumerated() {
      for id in tweet.related { if let other = places[id] { threads.join(index, other.index) } }
    }
    return Intake(threads.groups().map { conversation($0.map { tweets[$0] }.sorted(by: <)) }, problems)
  }

  private static func tweet(_ line: Int, _ value: (String) -> String, _ warnings: inout [ImportProblem]) throws(ImportProblem) -> Tweet {
    guard let id = TweetID.digits(of: value("tweet_id")) else {
      throw ImportProblem(
        line: line, "tweet_id \(excerpt(value("tweet_id"))) is no id, or was rounded by a spreadsheet: export the column as text")
    }
    let written = value("created_at")
    guard let time = timeFormats.lazy.compactMap({ $0.instant(written, zone: .utc) }).first else {
      throw ImportProblem(
        line: line, "created_at \(excerpt(written)) of tweet \(id) is no time that exists, such as 'Wed Oct 11 06:55:44 +0000 2017'")
    }
    guard
      let isInbound = ["true": true, "1": true, "1.0": true, "false": false, "0": false, "0.0": false][
        value("inbound").onOneLine.lowercased()]
    else {
      throw ImportProblem(line: line, "inbound \(excerpt(value("inbound"))) of tweet \(id) is neither True (a customer's) nor False (ours)")
    }
    let (text, author) = (ImportedText(value("text")), value("author_id").asWord)
    guard !text.text.isEmpty else { throw ImportProblem(line: line, "tweet \(id) has no text") }
    guard !author.isEmpty else { throw ImportProblem(line: line, "tweet \(id) has no author_id") }
    warnings += text.changes.map { ImportProblem(line: line, "tweet \(id): \($0)", .warning) }
    var related: Set<String> = []
    for column in ["in_response_to_tweet_id", "response_tweet_id"] {
      for word in value(column).split(separator: ",").map({ String($0).onOneLine }) where !word.isEmpty && word.lowercased() != "nan" {
        if let other = TweetID.digits(of: word) {
          related.insert(other)
        } else {
          warnings.append(
            ImportProblem(line: line, "\(column) \(excerpt(word)) of tweet \(id) is no id, or was rounded; it joins nothing", .warning))
        }
      }
    }
    let handle = author.hasPrefix("@") ? author : "@" + author
    return Tweet(id: id, author: handle, text: text.text, time: time, isInbound: isInbound, related: related)
  }

  /// - Parameter tweets: Of one thread, in order.
  private static func conversation(_ tweets: [Tweet]) -> Conversation {
    let customer = tweets.first { $0.isInbound }?.author ?? tweets.lazy.compactMap { addressee($0.text) }.first
    let messages = tweets.map { tweet in
      let who = tweet.isInbound && tweet.author == customer ? nil : tweet.author
      return Conversation.Message(time: tweet.time, role: tweet.isInbound ? .customer : .agent, who: who, text: tweet.text)
    }
    let person = customer.map { Person(name: nil, handle: $0) } ?? Person(name: "unknown", handle: nil)
    return Conversation(source: "twitter:\(tweets.first?.id ?? "")", customer: person, channel: "twitter", messages: messages)
  }

  /// Whom a tweet speaks to: the mention that it begins with.
  private static func addressee(_ text: String) -> String? {
    guard text.hasPrefix("@") else { return nil }
    let name = text.utf8.dropFirst().prefix { Byte.isLetter($0) || Byte.isDigit($0) || $0 == UInt8(ascii: "_") }
    return name.isEmpty ? nil : "@" + String(decoding: name, as: UTF8.self)
  }
}
