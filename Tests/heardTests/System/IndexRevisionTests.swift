import Foundation
import HeardKit
import Testing

@testable import heard

/// Whether the index is of a commit.
struct IndexRevisionTests {
  private struct Place {
    let desk: Desktop

    init() throws {
      desk = try Desktop([
        "heard.yaml": "timezone: UTC\n", ".gitignore": ".heard/\nscratch*\n",
        "tickets/new/2611-AAAAAA-a.md": "---\nsubject: Order\ncustomer: Ana <@ana>\n---\n\n## 2020-11-25 10:00 +00:00 customer\nWhere?\n",
      ])
      try git("init", "-q", "--template=")
      try commit()
    }

    func git(_ words: String...) throws {
      let done = try spawn(["git", "-C", desk.root.path, "-c", "user.name=b", "-c", "user.email=b@example.com"] + words)
      #expect(done.status == 0, "\(words) \(String(decoding: done.errors, as: UTF8.self))")
    }

    func commit() throws {
      try git("add", "-A")
      try git("commit", "-q", "--no-verify", "-m", "x")
    }

    @discardableResult func heard(_ line: String) -> (code: ExitCode, said: String) {
      let environment = Environment(folder: desk.root.path, now: Interruption.now)
      let code = run(line.split(separator: " ").map { String($0) }, commands: commands, in: environment)
      return (code, String(decoding: environment.errors.bytes, as: UTF8.self))
    }

    var note: URL { desk.root.appending(path: ".git/heard/%/\(IndexNote.name)") }

    func isOf(_ revision: String = "HEAD") -> Bool { heard("index --check --rev \(revision)").code == .ok }
  }

  private static let ticket = "tickets/new/2611-AAAAAA-a.md"

  private func withPlace(_ body: (Place) throws -> Void) throws {
    let place = try Place()
    defer { place.desk.remove() }
    try body(place)
  }

  @Test func `Found out once, it is known whatever is checked out, until the index or the commit is another`() throws {
    try withPlace { place in
      #expect(!place.isOf())
      place.heard("index")
      #expect(place.isOf() && place.desk.exists(place.note))
      try place.desk.write(Self.ticket, "---\nsubject: Another\n---\n")
      #expect(place.isOf() && place.heard("index --check").code == .findings)
      #expect(!place.heard("--no-cache index --check --rev HEAD").said.isEmpty)
      try place.commit()
      #expect(place.isOf("HEAD~1") && !place.isOf())
      place.heard("index")
      #expect(!place.isOf("HEAD~1") && place.isOf() && !place.isOf("HEAD~1"))
      try place.desk.write("heard.yaml", "timezone: Europe/Lisbon\n")
      #expect(place.isOf())
      place.heard("index")
      #expect(!place.isOf())
    }
  }

  @Test func `A note is believed only if it is the one that would be made`() throws {
    try withPlace { place in
      place.heard("index")
      #expect(place.isOf())
      try place.desk.write(Self.ticket, "---\nsubject: Another\n---\n")
      let note = try String(contentsOf: place.note, encoding: .utf8)
      for torn in ["", String(note.dropLast()), note.replacing("1", with: "2"), note + "x"] {
        try torn.write(to: place.note, atomically: false, encoding: .utf8)
        #expect(!place.isOf())
      }
      try note.write(to: place.note, atomically: false, encoding: .utf8)
      #expect(place.isOf())
      let page = try String(contentsOf: place.desk.root.appending(path: ".heard/INDEX.md"), encoding: .utf8)
      try place.desk.write(".heard/INDEX.md", page)
      #expect(!place.isOf())
    }
  }

  @Test func `A file of the index to which somebody just wrote is not noted`() throws {
    try withPlace { place in
      place.heard("index")
      let page = try String(contentsOf: place.desk.root.appending(path: ".heard/INDEX.md"), encoding: .utf8)
      try place.desk.write(".heard/INDEX.md", page)
      #expect(place.isOf() && !place.desk.exists(place.note))
    }
  }

  @Test(arguments: ["untracked", "ignored", "edited", "hidden from git", "staged", "deleted"])
  func `With other files than the commit's, it is not known`(what: String) throws {
    try withPlace { place in
      let other = "tickets/new/\(what == "ignored" ? "scratch" : "2611-BBBBBB-b").md"
      switch what {
      case "untracked", "ignored", "staged": try place.desk.write(other, "---\nsubject: Another\n---\n")
      case "deleted": try FileManager.default.removeItem(at: place.desk.root.appending(path: Self.ticket))
      default:
        if what == "hidden from git" { try place.git("update-index", "--assume-unchanged", Self.ticket) }
        try place.desk.write(Self.ticket, "---\nsubject: Another\n---\n")
      }
      if what == "staged" { try place.git("add", "-A") }
      place.heard("index")
      let done = place.heard("index --check --rev HEAD")
      #expect(done.code == .findings && done.said.contains("not known"), "\(done)")
      #expect(!place.desk.exists(place.note) && place.heard("index --check").code == .ok)
    }
  }

  @Test(arguments: [
    "index --rev HEAD", "index --check --rev HEAD --output .", "index --check --rev none", "index --check --rev HEAD..HEAD",
    "index --check --rev ^HEAD", "index --check --rev --all",
    "index --check --rev HEAD:tickets",
  ])
  func `What cannot be asked is said`(line: String) throws {
    try withPlace { place in
      let done = place.heard(line)
      #expect(done.code == .usage && !done.said.isEmpty, "\(done)")
    }
  }
}
