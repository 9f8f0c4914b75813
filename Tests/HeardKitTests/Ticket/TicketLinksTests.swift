import Testing

@testable import HeardKit

@Suite struct TicketLinksTests {
  static func document(_ text: String) -> TicketDocument { TicketDocument(Array("---\nsubject: A\n---\n\n\(text)\n".utf8)) }

  @Test(
    "An id in double brackets is a link, anything else is text",
    arguments: [
      ("[[2611-7K3QX2]]", ["2611-7K3QX2"]), ("a [[2611-7k]][[7K3QX2]] b", ["2611-7k", "7K3QX2"]), ("[[[2611-7K]]]", ["2611-7K"]),
      ("[[secret]] [[wiki page]] [[]] [[2611-]] [[2611]] [[7K3]]", []), ("[[2611-7K3QX2", []), ("[[2611-7K3QX2]", []),
      ("[[2611-7K3QXU]] [[2611-7K3QX2-a]] [[ 2611-7K ]]", []), ("[[2611-7K\n3QX2]]", []), ("[2611-7K3QX2]", []),
    ] as [(String, [String])])
  func linksAreIDs(text: String, names: [String]) { #expect(Self.document(text).linkNames == names) }

  @Test("A name finds what commands find by it")
  func names() throws {
    let paths = ["new/2611-7K3QX2-a.md", "new/notes.md", "open/2611-7K4000.md", "open/2512-7K3QX2.md", "x/2611-7K3QX2-b.md", ""]
    let names = TicketNames(paths: paths)
    for (name, ids) in [
      ("2611-7K3QX2", ["2611-7K3QX2"]), ("2611-7k3qx2", ["2611-7K3QX2"]), ("7k4", ["2611-7K4000"]), ("2512", ["2512-7K3QX2"]),
      ("7K3QX2", ["2512-7K3QX2", "2611-7K3QX2"]), ("", []), ("ZZ", []), ("2611-7K3QX3", []),
    ] { #expect(names.ids(named: name).map(\.text) == ids, "\(name)") }
    #expect(try names.place(of: #require(TicketID("2611-7K4000"))) == 2)
    #expect(try names.place(of: #require(TicketID("2611-7K3QX2"))) == 0)
    #expect(try names.place(of: #require(TicketID("2611-000000"))) == nil)
  }

  @Test func numbersKeepTheOrderOfIDs() {
    var random = SeededGenerator(state: 8)
    let ids = (0..<200).map { _ in TicketID(CivilDate(dayNumber: .random(in: 0..<40_000, using: &random)), number: random.next()) }
    let names = TicketNames(paths: ids.map { "tickets/new/\($0).md" })
    #expect(Set(ids.map { names.ids(named: $0.text) }) == Set(ids.map { [$0] }))
    let zeros = ids.map(\.text).filter { $0.hasPrefix("0") || $0.utf8.dropFirst(5).first == UInt8(ascii: "0") }
    #expect(names.ids(named: "0").map(\.text) == zeros.sorted())
  }

  @Test func aBeginningFindsWhatLookingAtEachFinds() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    let ids = (0..<300).map { _ in TicketID(CivilDate(dayNumber: .random(in: 20_000..<20_800, using: &random)), number: random.next() >> 44)
    }
    let names = TicketNames(paths: ids.map { "tickets/new/\($0).md" })
    let texts = Set(ids.map(\.text)).sorted()
    for _ in 0..<2000 {
      let id = texts.randomElement(using: &random) ?? ""
      var name = String((Bool.random(using: &random) ? Substring(id) : id.dropFirst(5)).prefix(.random(in: 1...11, using: &random)))
      if Int.random(in: 0..<4, using: &random) == 0 {
        name = name.lowercased() + (["-", "0", "U", "é", ""].randomElement(using: &random) ?? "")
      }
      let expected = texts.filter { $0.hasPrefix(name.uppercased()) || $0.dropFirst(5).hasPrefix(name.uppercased()) }
      #expect(names.ids(named: name).map(\.text) == expected, "seed \(seed): \(name)")
      let (count, only) = names.meaning(of: name)
      #expect(count == expected.count && only?.text == (expected.count == 1 ? expected[0] : nil), "seed \(seed): \(name)")
    }
  }
}
