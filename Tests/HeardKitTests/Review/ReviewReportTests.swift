import Testing

@testable import HeardKit

@Suite struct ReviewReportTests {
  @Test func whatCustomersWroteIsNoMarkup() {
    #expect(escapedMarkdown("<b> @bia #12 [a](http://x) www.x") == "\\<b\\> @\u{200B}bia \\#\u{200B}12 \\[a\\]\\(http:/\\/x\\) www\\.x")
  }
}
