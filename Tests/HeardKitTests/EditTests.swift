import Testing

@testable import HeardKit

@Suite struct EditTests {
  @Test func everyByteOutsideTheRangeStays() {
    let bytes = Array("subject: a\r\n".utf8)
    #expect(bytes.applying([.replace(9..<10, by: "bb"), .insert("x", at: 0)]) == Array("xsubject: bb\r\n".utf8))
    #expect(bytes.applying([]) == bytes)
  }

  @Test func overlappingOrOutlyingEditsAreRefused() {
    let bytes = Array("abc".utf8)
    #expect(bytes.applying([.replace(0..<2, by: ""), .replace(1..<3, by: "")]) == nil)
    #expect(bytes.applying([.replace(2..<4, by: "")]) == nil)
  }
}
