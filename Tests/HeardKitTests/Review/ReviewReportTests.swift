import Testing

@testable import HeardKit

@Suite struct ReviewReportTests {
  @Test func whatCustomersWroteIsNoMarkup() {
    #expect(escapedMarkdown("<b> @bia #12 [a](http://x) www.x") == "\\<b\\> @\u{200B}bia \\#\u{200B}12 \\[a\\]\\(http:/\\/x\\) www\\.x")
  }

  @Test func whatIsWrongStandsFirstAndManyTicketsAreFolded() {
    func report(_ count: Int) -> String {
      let tickets = (1...count).map { number in
        let found = Diagnostic(rule: "rewritten-entry", severity: .error, range: 0..<0, message: "put it back")
        return TicketReview(
          name: "t\(number)", subject: "A", path: "tickets/new/t\(number).md", bytes: [], events: ["answered"],
          diagnostics: number == count ? [found] : [])
      }
      return ReviewReport(range: "a..b", time: "2026-11-25 14:00 +00:00", tickets: tickets).render(.markdown)
    }
    let (few, many) = (report(2), report(11))
    #expect(!few.contains("<details>") && many.contains("<details>") && many.hasSuffix("</details>\n"))
    #expect(few.contains("🛑 **t2** A\n- answered\n\n**t1**"), "\(few)")
    #expect(ReviewReport(range: "a..b", time: "", tickets: []).render(.markdown).contains("**Nothing to correct.**"))
  }
}
