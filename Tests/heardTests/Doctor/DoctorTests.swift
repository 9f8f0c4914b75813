import Foundation
import HeardKit
import Testing

@testable import heard

@Suite struct DoctorTests {
  @Test func whatIsWrongIsMendedOnceAndThenFine() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try desk.git("config", "merge.directoryRenames", "true")
    try desk.write("tickets/.heard-draft-999999999-1", "half")
    func doctor(_ words: String...) -> (status: Int32, out: String, err: String) {
      outcome(["doctor"] + words, commands: commands, folder: desk.root)
    }
    let before = doctor()
    #expect(before.status == 1)
    for words in ["git config merge.directoryRenames false", "tickets/new/.gitkeep", ".heard-draft-999999999-1"] {
      #expect(before.out.contains(words), "\(before.out)")
    }
    #expect(doctor("--fix", "-n").status == 1 && doctor().out == before.out)
    #expect(doctor("--fix").status == 0)
    let after = doctor()
    #expect(after.status == 0 && !after.out.contains("error") && !after.out.contains("warning"), "\(after.out)")
    #expect(!FileManager.default.fileExists(atPath: "\(desk.root)/tickets/.heard-draft-999999999-1"))
  }
}
