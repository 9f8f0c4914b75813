import Testing

@testable import HeardKit

@Suite struct CSVTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]), ("a,b\r\n1,2", [["1", "2"]]), ("a,b\r1,2\r3,4", [["1", "2"], ["3", "4"]]),
    ("\u{FEFF}a;b\n1,5;2\n", [["1,5", "2"]]), ("a\tb\n1\t2", [["1", "2"]]), ("a,b\n\n\n1,\n", [["1", ""]]),
    ("a,b\n\"x, \"\"y\"\"\r\nz\",2\n", [["x, \"y\"\r\nz", "2"]]), ("a,b\n\"\",\"\"\n", [["", ""]]),
    ("a,b\n5\" disk,say \"hi\"\n", [["5\" disk", "say \"hi\""]]), ("a,b\n\"x\"y,2\n", [["xy", "2"]]), ("", []), ("a", []),
  ])
  func rowsAreReadAsTheyStand(_ text: String, _ rows: [[String]]) {
    let table = CSV(Array(text.utf8))
    #expect(table.records.map(\.fields) == rows)
    #expect(table.problems.isEmpty)
  }

  @Test(arguments: [
    ("a,b\n1,2\n3\n4,5\n", 2, [3]), ("a,b\n1,2,3\n4,5", 1, [2]), ("a,b\n1,2\n3,\"torn", 1, [3]),
    ("a,b\n1,\"x\ny\"\n2,\"open\n3,4\n5,6\n", 3, [4]), ("a,b\n\"x\n1,2\n", 1, [2]),
  ])
  func aTornRowIsReportedAndTheRestIsRead(_ text: String, _ count: Int, _ lines: [Int]) {
    let table = CSV(Array(text.utf8))
    #expect(table.records.count == count)
    #expect(table.problems.map(\.line) == lines, "\(table.problems)")
  }

  @Test func aRecordKnowsItsLine() {
    #expect(CSV(Array("a,b\n\"x\ny\r\nz\",2\n\n3,4\n".utf8)).records.map(\.line) == [2, 6])
  }

  @Test func unclosedQuotesWithoutEndDoNotCostAPassEach() {
    let bytes = Array(("a\n" + String(repeating: "\"x\"\"\n", count: 2_000)).utf8)
    #expect(CSV(bytes).problems.count <= 17)
  }
}
