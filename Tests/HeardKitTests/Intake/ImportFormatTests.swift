import Testing

@testable import HeardKit

@Suite struct ImportFormatTests {
  static let map = ColumnMap(
    name: "shop", columns: ["id": .column("nr"), "text": .column("body"), "time": .time(column: "at", format: "dd/MM/yyyy HH:mm")])

  @Test(arguments: [
    ("tweet_id,author_id,inbound,created_at,text\n", "tweets"), ("\u{FEFF}nr;body;at;more\n1;x;y;z\n", "csv"),
    ("{\"nr\": 1, \"body\": \"x\", \"at\": \"y\"}\n", "json"), (" [{\"nr\": 1, \"body\": \"x\", \"at\": \"y\"}]", "json"),
  ])
  func aFormatIsKnownByContent(_ text: String, _ expected: String) throws {
    let found: String =
      switch try ImportFormat.detect(Array(text.utf8), maps: [Self.map]) {
      case .tweets: "tweets"
      case .csv: "csv"
      case .json: "json"
      }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "its columns are a, b"), ("", "the file has no columns"), ("{\"a\": 1}", "the maps are shop"), ("{", "no columns"),
  ])
  func anUnknownFileSaysWhatItHas(_ text: String, _ words: String) {
    let error = #expect(throws: ImportFormatError.self) { try ImportFormat.detect(Array(text.utf8), maps: [Self.map]) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func aMapThatCannotBeUsedSaysWhy() {
    #expect(throws: ImportFormatError.badMap("m", reason: "it does not say which column is id, time")) {
      try RecordMap(ColumnMap(name: "m", columns: ["text": .column("a")]))
    }
    #expect(throws: ImportFormatError.self) {
      try RecordMap(
        ColumnMap(name: "m", columns: ["id": .column("a"), "text": .column("a"), "time": .time(column: "a", format: "tomorrow")]))
    }
    #expect(throws: ImportFormatError.unknownName("zendesk", known: ["tweets", "shop"])) {
      try ImportFormat.named("zendesk", [], maps: [Self.map])
    }
    #expect(throws: ImportFormatError.utf16) { try ImportFormat.detect([0xFF, 0xFE, 0x61, 0], maps: []) }
  }

  @Test(arguments: [
    ("119237", "119237"), ("119237.0", "119237"), (" 1.19237e5 ", "119237"), ("1.19237E+05", "119237"), ("007", "7"), ("1.1920e3", "1192"),
    ("1593847261000000001", "1593847261000000001"), ("1.59385E+18", nil), ("1.5", nil), ("", nil), ("x", nil),
    ("1e99999999999999999999", nil),
  ])
  func idsOfTweetsKeepEveryDigitOrAreRefused(_ text: String, _ digits: String?) {
    #expect(TweetID.digits(of: text) == digits)
  }

  @Test func aHundredThousandTweetsInOneThreadAreOneConversation() {
    var threads = TweetThreads(count: 100_000)
    for index in 1..<100_000 { threads.join(index, index - 1) }
    #expect(threads.groups().count == 1)
  }
}
