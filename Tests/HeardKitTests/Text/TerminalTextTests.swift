import Testing

@testable import HeardKit

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("", 0), ("order", 5), ("São", 3), ("Sa\u{303}o", 3), ("日本語", 6), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4),
    ("🙂", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇧🇷", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("✓", 1), ("…", 1), ("a\u{200B}b", 2), ("ä", 1), ("नमस्ते", 4),
  ]) func aTextTakesColumns(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [
    ("charged twice", 13, "charged twice"), ("charged twice", 8, "charged…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
    ("ab", 1, "…"),
    ("ab", 0, ""), ("ab", -3, ""),
  ]) func aTextIsCutBetweenGraphemes(text: String, width: Int, cut: String) {
    #expect(text.truncated(toWidth: width) == cut)
    #expect(text.truncated(toWidth: width).displayWidth <= max(0, width))
  }

  @Test(arguments: [
    ("plain é 日", "plain é 日", "plain é 日"), ("\u{1B}[31mred\u{7}", "^[[31mred^G", "^[[31mred^G"), ("a\tb\nc", "a b c", "a\tb\nc"),
    ("a\r\nb", "a b", "a\nb"), ("safe\revil", "safe evil", "safe^Mevil"), ("end\r", "end ", "end^M"),
    ("\u{9B}2J\u{7F}", "\u{FFFD}2J^?", "\u{FFFD}2J^?"),
    ("a\u{202E}b\u{2066}c\u{2028}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"), ("\u{0}", "^@", "^@"),
  ]) func aTerminalIsNotControlled(text: String, line: String, lines: String) {
    #expect(printable(text) == line)
    #expect(printable(text, keepingLines: true) == lines)
  }

  @Test func columnsAlignAndEndWithoutBlanks() {
    var table = Table([.init("ID"), .init("LEFT", isRightAligned: true), .init("SUBJECT", isFlexible: true)])
    table.rows = [["2611-7K3QX2", "5m", "Charged twice"], ["2611-9", "-1h30m", "日本語 "], ["x", "", ""]]
    #expect(
      table.text() == """
        ID             LEFT  SUBJECT
        2611-7K3QX2      5m  Charged twice
        2611-9       -1h30m  日本語
        x

        """)
  }

  @Test func flexibleColumnsGiveWayTheWidestFirst() {
    var table = Table([.init("", isFlexible: true), .init(""), .init("", isFlexible: true)])
    table.rows = [["a long name of someone", "fixed", "a subject that is much too long for this"]]
    for width in [20, 30, 40, 50, 60, 80] {
      let line = table.text(width: width).dropLast()
      #expect(String(line).displayWidth <= max(width, 25))
    }
    #expect(table.text(width: 52) == "a long name of someone  fixed  a subject that is mu…\n")
    #expect(table.text(width: 10) == "a long …  fixed  a subje…\n")
  }

  @Test func stylesStandAroundTheTextAlone() {
    var table = Table([.init(""), .init("")])
    table.rows = [[.init("a\u{1B}", .red), "b"], [.init("long", .bold), ""]]
    #expect(table.text(isColored: true) == "\u{1B}[31ma^[\u{1B}[0m   b\n\u{1B}[1mlong\u{1B}[0m\n")
    #expect(table.text() == "a^[   b\nlong\n")
  }
}
