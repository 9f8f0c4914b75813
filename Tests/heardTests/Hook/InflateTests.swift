import Foundation
import Testing

@testable import heard

/// What zlib packs, heard unpacks; what zlib refuses, heard refuses.
@Suite struct InflateTests {
  /// Streams of every kind that zlib makes, whole and damaged, each after what zlib makes of it: `ok` and the text, or `no`.
  private static let streams = """
    import random, struct, sys, zlib
    draw = random.Random(int(sys.argv[1]))
    def text():
        size = draw.choice([0, 1, 2, 30, 300, 3000, 40000])
        kind = draw.randrange(5)
        if kind == 0: return draw.randbytes(size)
        if kind == 1: return bytes([draw.randrange(256)]) * size
        if kind == 2: return bytes(draw.choice(b'ab') for _ in range(size))
        if kind == 3: return (b'## 2026-11-21 11:55 -03:00 agent bia\\nWe are on it.\\n' * (size // 40 + 1))[:size]
        return bytes(min(255, int(draw.expovariate(0.05))) for _ in range(size))
    def verdict(stream):
        try:
            unpacker = zlib.decompressobj()
            made = unpacker.decompress(stream)
            return made if unpacker.eof else None
        except zlib.error: return None
    def write(part): sys.stdout.buffer.write(struct.pack('<I', len(part)) + part)
    for _ in range(40):
        plain = text()
        packer = zlib.compressobj(draw.randrange(10), zlib.DEFLATED, draw.randint(9, 15), draw.randint(1, 9), draw.randrange(5))
        stream = packer.compress(plain[:len(plain) // 2])
        if draw.random() < 0.3: stream += packer.flush(draw.choice([zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH]))
        stream += packer.compress(plain[len(plain) // 2:]) + packer.flush()
        write(b'ok'); write(stream); write(plain)
        for _ in range(12):
            broken = bytearray(stream)
            way = draw.randrange(4)
            place = draw.randrange(min(len(broken), draw.choice([4, 100, 10 ** 9])))
            if way == 0: broken[place] ^= 1 << draw.randrange(8)
            if way == 1: broken[place] = draw.randrange(256)
            if way == 2: del broken[place:]
            if way == 3: broken[place:place] = draw.randbytes(3)
            made = verdict(bytes(broken))
            write(b'no' if made is None else b'ok'); write(bytes(broken)); write(plain if made is None else made)
    """

  private static let hasPython = (try? spawn(["python3", "--version"]))?.status == 0

  @Test(.enabled(if: hasPython), arguments: [UInt64.random(in: 0...9999), 1]) func agreesWithZlib(seed: UInt64) throws {
    let output = try spawn(["python3", "-c", Self.streams, "\(seed)"]).output
    var place = 0
    func part() -> [UInt8] {
      let size = (0..<4).reduce(0) { $0 | Int(output[place + $1]) << (8 * $1) }
      place += 4 + size
      return Array(output[(place - size)..<place])
    }
    var counts = [true: 0, false: 0]
    while place < output.count {
      let (isRight, stream, text) = (part().elementsEqual("ok".utf8), part(), part())
      counts[isRight, default: 0] += 1
      let comment: Comment = "seed \(seed), before \(place)"
      #expect(unpacked(stream, text.count) == (isRight ? text : nil), comment)
      guard isRight else { continue }
      #expect(unpacked(stream, text.count + 1) == text, comment)
      if !text.isEmpty { #expect(unpacked(stream, text.count - 1) == nil, comment) }
    }
    #expect(counts[true, default: 0] > 40 && counts[false, default: 0] > 200)
  }

  private func unpacked(_ stream: [UInt8], _ size: Int) -> [UInt8]? { stream.withUnsafeBytes { inflate($0, most: size) } }

  /// So that something is tested without Python too.
  @Test(
    arguments: [
      ("a fixed block", [0x78, 0x9C, 0x4B, 0x4C, 0x44, 0x00, 0x00, 0x1D, 0x9A, 0x04, 0x8D], "aaaaaaaaaaaa"),
      ("a stored block", [0x78, 0x01, 0x01, 0x02, 0x00, 0xFD, 0xFF, 0x68, 0x69, 0x01, 0x3B, 0x00, 0xD2], "hi"),
    ] as [(String, [UInt8], String)])
  func readsWhatIsWhole(name: String, stream: [UInt8], text: String) {
    #expect(unpacked(stream, text.utf8.count) == Array(text.utf8))
    for end in stream.indices { #expect(unpacked(Array(stream[..<end]), text.utf8.count) == nil, "cut at \(end)") }
  }
}
