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

  @Test func aHookThatGitPassesOverIsNoHook() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    func doctor(_ words: String...) -> String { outcome(["doctor"] + words, commands: commands, folder: desk.root).out }
    #expect(!doctor().contains("commits are not checked"))
    let hook = "\(desk.root)/.git/hooks/pre-commit"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: hook)
    #expect(doctor().contains("commits are not checked"))
    #expect(doctor("--fix").contains("mending it") && !doctor().contains("commits are not checked"))
    try desk.script(".git/hooks/pre-commit", "# TODO: heard hook pre-commit")
    #expect(doctor().contains("commits are not checked"))
    try desk.script(".git/hooks/pre-commit", "exec heard hook pre-commit")
    #expect(!doctor().contains("commits are not checked"))
  }

  @Test func whatCannotBeLookedAtIsSaidAndTheOtherChecksGoOn() throws {
    let desk = try HookDesk()
    defer { desk.remove() }
    try FileManager.default.createDirectory(atPath: "\(desk.root)/elsewhere", withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: "\(desk.root)/tickets")
    try FileManager.default.createSymbolicLink(atPath: "\(desk.root)/tickets", withDestinationPath: "elsewhere")
    try desk.write(".heard-draft-notes.md", "mine")
    let done = outcome(["doctor", "--fix"], commands: commands, folder: desk.root)
    #expect(done.out.contains("not mended: ") && done.out.contains("drafts"), "\(done.out)\(done.err)")
    #expect(FileManager.default.fileExists(atPath: "\(desk.root)/.heard-draft-notes.md"))
  }
}
