import Foundation
import Testing

@testable import HeardKit

private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../workspace-template").standardized.path

/// The Markdown files below a folder of the template, with paths from there.
private func files(below folder: String) throws -> [(path: String, bytes: [UInt8])] {
  let paths = try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder).filter { $0.hasSuffix(".md") }.sorted()
  return try paths.map { ($0, Array(try Data(contentsOf: URL(filePath: "\(root)/\(folder)/\($0)")))) }
}

@Suite struct WorkspaceTemplateTests {
  @Test func theConfigurationIsStrictYAML() throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: root + "/heard.yaml")))
    let document = YAMLDocument.read(bytes, in: 0..<bytes.count)
    #expect(document.diagnostics.isEmpty)
    #expect(document.root.count == 14)
    #expect(Configuration.read(bytes).diagnostics.isEmpty)
  }

  @Test func everyResponseIsCleanAndStandsInBothLanguages() throws {
    let library = ResponseLibrary(try files(below: "responses"))
    #expect(library.misnamed.isEmpty)
    for response in library.responses { #expect(response.diagnostics.isEmpty, "\(response.path)") }
    #expect(library.names.count >= 8)
    for name in library.names {
      let languages = library.responses.filter { $0.name.name == name && $0.name.channel == nil }.compactMap(\.language)
      #expect(languages.sorted() == ["en", "pt-BR"], "\(name)")
    }
  }

  @Test func everyResponseIsFilledByWhatItAsksForAndFitsWhereItMayBeUsed() throws {
    let library = ResponseLibrary(try files(below: "responses"))
    for response in library.responses {
      var inputs = ResponseInputs()
      inputs.agentName = "Fernanda Reis"
      inputs.workspace = "Acme Support"
      for ask in response.asks { inputs.answers[ask] = "some thirty letters of an answer" }
      for name in [nil, "Guilhermina Tavares"] {
        inputs.customerName = name
        let text = try library.fill(response, with: inputs.values)
        #expect(!text.contains("{{") && !text.contains("  ") && !text.contains(" ,") && !text.contains(" !"), "\(response.path): \(text)")
        if response.suits(channel: "twitter") { #expect(text.unicodeScalars.count <= 280, "\(response.path): \(text)") }
      }
      let asked = Set(try response.template().variables.filter { !$0.hasFallback && !$0.name.contains(".") }.map(\.name))
      #expect(asked.subtracting(["workspace", "reason"]) == Set(response.asks), "\(response.path)")
    }
  }

  @Test func everySampleConversationIsCleanAndStandsWhereItsLastMoveSays() throws {
    let samples = try files(below: ".sample/tickets")
    #expect(samples.count == 14)
    for (path, bytes) in samples {
      let document = TicketDocument(bytes)
      #expect(document.diagnostics.isEmpty, "\(path): \(document.diagnostics)")
      var place = "new"
      for change in document.entries.filter({ $0.kind == .move }).compactMap(\.change) {
        #expect(bytes.text(change.old) == place, "\(path)")
        place = bytes.text(change.new)
      }
      #expect(path.hasPrefix(place + "/"), "\(path)")
      let instants = document.entries.map { $0.instant(now: Instant(seconds: 0)) }
      #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 }, "\(path)")
    }
    let folders = Set(samples.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") })
    #expect(folders.count == 9)
  }
}
