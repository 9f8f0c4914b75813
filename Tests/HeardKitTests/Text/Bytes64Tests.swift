import Testing

@testable import HeardKit

@Suite("Sixty-four bytes that are asked at once")
struct Bytes64Tests {
  @Test("Each answer has a bit for each byte of which it holds", arguments: UInt64(0)..<10)
  func answers(seed: UInt64) {
    var numbers = SeededGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    for round in 0..<100 {
      let kinds: [ClosedRange<UInt8>] = [0...255, 40...60, 97...122, 97...122]
      let bytes = (0..<Int.random(in: 1..<200, using: &numbers)).map { _ in
        UInt8.random(in: kinds.randomElement(using: &numbers) ?? 0...255, using: &numbers)
      }
      let start = Int.random(in: 0...bytes.count, using: &numbers)
      func bits(_ holds: (UInt8) -> Bool) -> UInt64 {
        bytes[start...].prefix(64).enumerated().reduce(0) { $0 | (holds($1.element) ? 1 << UInt64($1.offset) : 0) }
      }
      let piece = bytes.withUnsafeBytes { Bytes64($0.baseAddress.unsafelyUnwrapped, $0.count, at: start) }
      #expect(piece.beyondASCII == bits { $0 >= 0x80 }, "seed \(seed), round \(round): \(bytes), \(start)")
      #expect(piece.digits == bits(Byte.isDigit), "seed \(seed), round \(round): \(bytes), \(start)")
      #expect(
        piece.holdDigits == bytes[start...].prefix(64).contains(where: Byte.isDigit), "seed \(seed), round \(round): \(bytes), \(start)")
    }
  }

  @Test("Top bits are gathered alike with an instruction for it and without", arguments: UInt64(0)..<10)
  func tops(seed: UInt64) {
    var numbers = SeededGenerator(state: seed)
    for _ in 0..<100 {
      let bytes = Bytes16((0..<16).map { _ in UInt8.random(in: 0...255, using: &numbers) })
      #expect(bytes.tops == bytes.gatheredTops, "seed \(seed): \(bytes)")
    }
  }
}
