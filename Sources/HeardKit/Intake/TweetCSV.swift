/// Customer-support tweets as a table: `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id`.
public enum TweetCSV {
  /// Reads a file. What is joined by replies is one conversation; a reply to a tweet that is not in the file begins its own.
  /// A row without id, author or text, with a time that does not exist, or with an id that came before with other content,
  /// is reported and left out.
  public static func read(_ bytes: [UInt8]) -> Intake {
    let table = CSV(bytes)
    var problems = table.problems.map { ImportProblem(line: $0.line, $0.message) }
    let columns = Dictionary(table.header.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
    if let missing = Tweet.requiredColumns.first(where: { columns[$0] == nil }) {
      let wanted = Tweet.requiredColumns.joined(separator: ", ")
      problems.append(ImportProblem(line: 1, "there is no column '\(missing)'; a file of tweets has \(wanted)"))
      return Intake([], problems)
    }
    var tweets: [Tweet] = []
    var places: [String: (index: Int, line: Int)] = [:]
    for record in table.records {
      do throws(ImportProblem) {
        let value = { (column: String) in columns[column].map { record.fields[$0] } ?? "" }
        let tweet = try Tweet(line: record.line, value: value, warnings: &problems)
        if let first = places[tweet.id] {
          if tweets[first.index] == tweet { continue }
          throw ImportProblem(line: record.line, "tweet \(tweet.id) stands on line \(first.line) with other content; this one is left out")
        }
        places[tweet.id] = (tweets.count, record.line)
        tweets.append(tweet)
      } catch {
        problems.append(error)
      }
    }
    return Intake(threads(tweets) { places[$0]?.index }.map(conversation), problems)
  }

  /// The tweets of each conversation, in order of time; within a second a tweet stands before its answers, then customers before us.
  private static func threads(_ tweets: [Tweet], _ place: (String) -> Int?) -> [[Tweet]] {
    var threads = TweetThreads(count: tweets.count)
    var ranks: [(Int, Int, Int, Int, String)] = []
    for (index, tweet) in tweets.enumerated() {
      for other in ([tweet.parent].compactMap { $0 } + tweet.answers).compactMap(place) { threads.join(index, other) }
      var steps = 0
      var current = tweet
      while steps < 32, let parent = current.parent.flatMap(place), tweets[parent].time == tweet.time, tweets[parent].id != current.id {
        (current, steps) = (tweets[parent], steps + 1)
      }
      ranks.append((tweet.time.seconds, steps, tweet.isInbound ? 0 : 1, tweet.id.utf8.count, tweet.id))
    }
    return threads.groups().map { group in group.sorted { ranks[$0] < ranks[$1] }.map { tweets[$0] } }
  }

  /// - Parameter tweets: Of one thread, in order.
  private static func conversation(_ tweets: [Tweet]) -> Conversation {
    let customer = tweets.first { $0.isInbound }?.author ?? tweets.lazy.compactMap { addressee($0.text) }.first
    let messages = tweets.map { tweet in
      let who = tweet.isInbound && tweet.author == customer ? nil : tweet.author
      return Conversation.Message(tweet.isInbound ? .customer : .agent, at: tweet.time, by: who, text: tweet.text)
    }
    let person = customer.map { Person(name: nil, handle: $0) } ?? Person(name: "unknown", handle: nil)
    var conversation = Conversation(source: "twitter:\(tweets.first?.id ?? "")", customer: person, messages: messages)
    conversation.channel = "twitter"
    return conversation
  }

  /// Whom a tweet speaks to: the mention that it begins with.
  private static func addressee(_ text: String) -> String? {
    guard text.hasPrefix("@") else { return nil }
    let name = text.utf8.dropFirst().prefix { Byte.isLetter($0) || Byte.isDigit($0) || $0 == UInt8(ascii: "_") }
    return name.isEmpty ? nil : "@" + String(decoding: name, as: UTF8.self)
  }
}
