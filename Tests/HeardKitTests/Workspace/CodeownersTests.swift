import Testing

@testable import HeardKit

@Suite struct CodeownersTests {
  @Test func aTierIsOwnedByThoseWhoMayAnswerThereAndTheConfigurationByThoseWhoApprove() {
    var configuration = Configuration.example
    configuration.tiers = ["tier-1", "tier 3"]
    #expect(
      configuration.codeowners(prefix: "support/") == """
        # Made by 'heard codeowners' from heard.yaml; make it anew when the team changes.
        /support/tickets/open/tier-1/ bia@example.com caio@example.com
        /support/tickets/open/tier\\ 3/ caio@example.com
        /support/tickets/pending/tier-1/ bia@example.com caio@example.com
        /support/tickets/pending/tier\\ 3/ caio@example.com
        /support/heard.yaml caio@example.com

        """)
  }

  @Test func aTierOfNobodyHasNoLine() {
    var configuration = Configuration()
    configuration.team = [Member(handle: "bia")]
    #expect(configuration.codeowners().split(separator: "\n").count == 1)
  }
}
