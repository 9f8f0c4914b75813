extension ResponseLibrary {
  /// The canned responses of the rules' examples.
  static let example = ResponseLibrary(exampleFiles)

  static let exampleFiles: [(path: String, bytes: [UInt8])] = [
    (
      "responses/looking-into-it.md",
      Array(
        "---\nlanguage: en\n---\nHi {{customer.first-name|there}}, we are looking into it and will write again today. {{agent.name}}\n".utf8
      )
    ),
    (
      "responses/outage.md",
      Array(
        "---\nlanguage: en\napprove: true\nasks: [what]\n---\n{{what}} is down for many people right now; our engineers are on it.\n".utf8)
    ),
  ]
}
