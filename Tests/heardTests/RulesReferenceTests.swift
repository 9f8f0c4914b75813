import Foundation
import HeardKit
import Testing

@testable import heard

@Suite struct RulesReferenceTests {
  /// The reference in docs/ is made of the rules.
  @Test func theReferenceOfRulesIsUpToDate() throws {
    let root = TranscriptTests.folder.deletingLastPathComponent().deletingLastPathComponent()
    try expectGolden(rulesMarkdown(), at: root.appending(path: "docs/rules.md"))
  }
}
