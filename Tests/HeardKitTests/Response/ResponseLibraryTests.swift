import Testing

@testable import HeardKit

private func library(_ files: [String: String]) -> ResponseLibrary {
  ResponseLibrary(files.map { ($0.key, Array($0.value.utf8)) })
}

private let variants = library([
  "responses/billing/refund-sent.md": "---\nlanguage: en\n---\nplain\n",
  "responses/billing/refund-sent.pt-BR.md": "pt-BR", "responses/billing/refund-sent.pt.md": "pt",
  "responses/billing/refund-sent@twitter.md": "---\nlanguage: en\n---\ntwitter",
  "responses/billing/refund-sent.pt-BR@email.md": "pt-BR email",
  "responses/closing/thanks.md": "thanks", "responses/closing/bye@email.md": "bye", "responses/outage/thanks.md": "other thanks",
  "responses/closing/notes.txt": "", "responses/closing/v1.draft.md": "",
])

@Suite struct ResponseLibraryTests {
  @Test(
    arguments: [
      ("responses/billing/refund-sent.md", "billing/refund-sent", nil, nil),
      ("refund-sent.pt-BR.md", "refund-sent", "pt-BR", nil),
      ("responses/a/b/c@twitter.md", "a/b/c", nil, "twitter"),
      ("responses/a/b.pt-BR@twitter.md", "a/b", "pt-BR", "twitter"),
      ("responses/a/b@reclame-aqui.en.md", "a/b", "en", "reclame-aqui"),
    ] as [(String, String, String?, String?)])
  func aPathSaysNameLanguageAndChannel(_ path: String, name: String, language: String?, channel: String?) {
    let read = ResponseName(path: path)
    #expect(read?.name == name)
    #expect(read?.language == language)
    #expect(read?.channel == channel)
  }

  @Test(arguments: [
    "a.txt", ".md", "responses/a/.md", "a@.md", "a.1.md", "a.en.pt.md", "a@b@c.md", "responses//a.md", "a.toolonglanguage.md", "",
  ])
  func otherPathsAreNoResponses(_ path: String) { #expect(ResponseName(path: path) == nil) }

  @Test(
    arguments: [
      ("the plain file where nothing is asked", nil, nil, "plain"),
      ("the language", "pt-BR", nil, "pt-BR"),
      ("the nearest language", "pt-PT", nil, "pt"),
      ("the channel before the language", "pt-BR", "email", "pt-BR email"),
      ("but not in another language", "pt-BR", "twitter", "pt-BR"),
      ("the channel in the plain language", "en", "twitter", "twitter"),
      ("no variant for another channel", "en", "email", "plain"),
      ("the plain file for a language that there is not", "de", "facebook", "plain"),
    ] as [(String, String?, String?, String)])
  func theBestVariantIs(_ rule: String, language: String?, channel: String?, expected: String) throws {
    let response = try variants.pick("refund-sent", language: language, channel: channel)
    #expect(try variants.fill(response, with: .map([:])) == expected)
  }

  @Test(arguments: [
    ("refund-snt", "no response 'refund-snt'; did you mean 'refund-sent'?"),
    ("billing/refundsent", "no response 'billing/refundsent'; did you mean 'billing/refund-sent'?"),
    ("weather", "no response 'weather'; 'heard responses list' shows all"),
    ("thanks", "'thanks' is in several topics; write 'closing/thanks' or 'outage/thanks'"),
    ("bye", "'closing/bye' is written for email only, not for twitter; add closing/bye@twitter.md, or a plain closing/bye.md"),
  ])
  func aNameThatFindsNothingSaysWhy(_ name: String, message: String) {
    let error = #expect(throws: ResponseError.self) { try variants.pick(name, channel: "twitter") }
    #expect(error?.description == message)
  }

  @Test func namesAreListedOnceAndMisnamedFilesApart() {
    #expect(variants.names == ["billing/refund-sent", "closing/bye", "closing/thanks", "outage/thanks"])
    #expect(variants.misnamed == ["responses/closing/notes.txt", "responses/closing/v1.draft.md"])
  }

  @Test func frontMatterIsRead() throws {
    let text = """
      ---
      title: The money is on its way
      channels: [email, whatsapp]
      language: en
      tier: tier-2
      approve: true
      auto: false
      sets: {status: open/tier-2, tags: [+refund, late, -waiting]}
      asks: [order, amount]
      ---
      Order {{order}}
      """
    let response = try #require(CannedResponse(path: "responses/a/b.md", bytes: Array(text.utf8)))
    #expect(response.diagnostics.isEmpty)
    #expect(response.title == "The money is on its way")
    #expect(response.channels == ["email", "whatsapp"])
    #expect(response.suits(channel: "email") && response.suits(channel: nil) && !response.suits(channel: "twitter"))
    #expect(response.language == "en")
    #expect(response.tier == "tier-2")
    #expect(response.approve && !response.auto)
    #expect(response.sets == .init(status: "open/tier-2", addedTags: ["refund", "late"], removedTags: ["waiting"]))
    #expect(response.asks == ["order", "amount"])
  }

  @Test(arguments: [
    ("titel: x", "unknown key 'titel'; did you mean 'title'?", "titel"),
    ("approve: yes", "approve must be true or false, not 'yes'", "yes"),
    ("language: portuguese", "language must be a language like 'en' or 'pt-BR', not 'portuguese'", "portuguese"),
    ("language: en", "language is 'en' but the file's name says 'pt-BR'; make them equal", "en"),
    ("channels: [email]", "channels lack 'twitter', which the file's name says; add it", "[email]"),
    ("asks: {a: b}", "asks must be a list of variables", "{a: b}"),
    ("sets: pending", "sets must be a map like {status: pending, tags: [+refund]}, not 'pending'", "pending"),
    ("sets: {state: open}", "unknown key 'state'; did you mean 'status'?", "state"),
    ("auto: true\n---\nHi {{name", "tag is never closed; close it with '}}'", "{{"),
  ])
  func aWrongResponseSaysWhereAndWhatToWrite(_ lines: String, message: String, place: String) throws {
    let bytes = Array("---\n\(lines)\n---\n".utf8)
    let response = try #require(CannedResponse(path: "a.pt-BR@twitter.md", bytes: bytes))
    #expect(response.diagnostics.map(\.message) == [message])
    #expect(response.diagnostics.map { bytes.text($0.range) } == [place])
  }

  @Test func aResponseIsFilledWithWhatItIncludes() throws {
    let library = library([
      "a/hello.md": "---\ntitle: x\n---\n\n{{greeting}}, {{customer.first-name}}!\n{{> sign}}\n\n",
      "a/sign.md": "Bye", "a/sign.pt-BR.md": "---\nlanguage: pt-BR\n---\nAté mais, {{agent.first-name}}\n",
    ])
    var inputs = ResponseInputs()
    inputs.customerName = "Ana Souza"
    inputs.agentName = "Bia Lima"
    inputs.language = "pt-BR"
    inputs.localHour = 3
    let text = try library.fill(library.pick("hello"), with: inputs.values, language: "pt-BR")
    #expect(text == "Boa noite, Ana!\nAté mais, Bia")
  }

  @Test func placesOfMissingValuesAreThoseOfTheFile() throws {
    let library = library(["a/b.md": "---\ntitle: x\n---\nHi\n{{agent.nmae}}\n"])
    var inputs = ResponseInputs()
    inputs.agentName = "Bia Lima"
    let error = #expect(throws: ResponseError.self) { try library.fill(library.pick("b"), with: inputs.values) }
    #expect(error?.description == "a/b.md: no value for 'agent.nmae' (line 5, column 1); did you mean 'agent.name'?")
  }

  @Test(
    arguments: [
      ("en", 4, "Good evening"), ("en-GB", 5, "Good morning"), ("pt-BR", 11, "Bom dia"), ("pt-BR", 12, "Boa tarde"),
      ("pt", 18, "Boa noite"),
      ("ja", 12, nil),
    ] as [(String, Int, String?)])
  func theGreetingFollowsTheHour(_ language: String, hour: Int, expected: String?) {
    #expect(Greeting.text(language: language, hour: hour) == expected)
  }

  @Test func answersWinAndReachIntoDottedNames() {
    var inputs = ResponseInputs()
    inputs.customerName = "4471 Fan"
    inputs.workspace = ""
    inputs.answers = ["order": "8841", "customer.first-name": "Ana", "": "x", "...": "x"]
    #expect(inputs.values.names == ["customer.first-name", "customer.name", "order"])
    inputs.answers = [:]
    #expect(inputs.values.names == ["customer.name"])
  }
}
