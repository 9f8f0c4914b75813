import HeardKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Environment {
  /// What somebody wants to say: as given, else from standard input, else, at a terminal, from the editor.
  ///
  /// - Parameters:
  ///   - given: Words of the command line.
  ///   - purpose: What it is for, as the first line of the editor's file says.
  ///   - place: Where on the command line it is given.
  ///   - use: What is done with it. If that fails, what was typed in the editor stays in a file.
  /// - Throws: ``UsageError`` if nothing is said.
  func words<Made>(
    _ given: String?, for purpose: String, place: String = "as the last word", _ use: (String) throws -> Made
  ) throws -> Made {
    if given == nil, isInteractive { return try edited("", name: purpose) { try use(said($0, place: place)) } }
    return try use(said(given ?? String(decoding: readStandardInput(), as: UTF8.self), place: place))
  }

  private func said(_ text: String, place: String) throws -> String {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.contains(where: { !isBlank($0) }) else {
      throw UsageError("nothing said, nothing written; give the text \(place), on standard input, or in the editor")
    }
    let end = text.utf8.lastIndex { $0 != UInt8(ascii: "\n") && $0 != 13 && $0 != 32 }
    return end.map { String(text[...$0]) } ?? text
  }

  /// Opens a draft in `$VISUAL` or `$EDITOR` and reads it back. The draft stays where it is if the editor fails or nothing becomes of the result.
  ///
  /// - Parameter use: What is done with the result.
  func edited<Made>(_ draft: String, name: String, _ use: (String) throws -> Made) throws -> Made {
    guard let editor = [variable("VISUAL"), variable("EDITOR")].compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
      throw UsageError("no editor; set EDITOR, or give the text on the command line or on standard input")
    }
    let path =
      "\(variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp")/heard-\(name)-\(getpid())-\(UInt32.random(in: 0 ... .max)).md"
    let (folder, file) = splitPath(path)
    let place = try Folder(root: folder)
    try place.create(file, Array(draft.utf8), mode: 0o600)
    // The editor is the user's own command line, so a shell reads it, as git does.
    guard try runAtTerminal(["sh", "-c", "\(editor) \"$1\"", editor, path]) == 0 else {
      throw WorldError("the editor '\(editor)' failed; your draft is in \(path)")
    }
    let text = String(decoding: try place.read(file), as: UTF8.self)
    do {
      let made = try use(text)
      try? place.remove(file)
      return made
    } catch {
      if isBlank(text.utf8) {
        try? place.remove(file)
        throw error
      }
      let words = "\(error); your draft is in \(path)"
      throw type(of: error as? any CommandError ?? UsageError("")).exitCode == .world ? WorldError(words) : UsageError(words)
    }
  }
}

private func isBlank(_ text: some Sequence<UInt8>) -> Bool { text.allSatisfy { $0 == 32 || 9...13 ~= $0 } }
