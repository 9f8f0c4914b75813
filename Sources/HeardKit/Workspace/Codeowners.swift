extension Configuration {
  /// A CODEOWNERS file: a tier is a folder, and who may answer there has to look at what changes there. heard.yaml, which gives rights, is for
  /// those who approve.
  ///
  /// Members are named by their first address, which hosts match with their accounts.
  /// - Parameter prefix: Where the workspace is in the repository: empty, or `support/`.
  public func codeowners(prefix: String = "") -> String {
    var text = "# Made by 'heard codeowners' from heard.yaml; make it anew when the team changes.\n"
    for status in statuses where status.hasTiers {
      for tier in tiers {
        text += Self.line("/\(prefix)tickets/\(status.name)/\(tier)/", team.filter { $0.tiers.isEmpty || $0.tiers.contains(tier) })
      }
    }
    return text + Self.line("/\(prefix)heard.yaml", team.filter(\.approves))
  }

  /// Nothing where nobody could be asked: a line without owners would take them away.
  private static func line(_ path: String, _ members: [Member]) -> String {
    let addresses = members.compactMap(\.emails.first).filter { !$0.utf8.contains { $0 <= Byte.blank || $0 == Byte.hash } }
    guard !addresses.isEmpty else { return "" }
    var pattern = ""
    for scalar in path.unicodeScalars {
      if " #*?[\\".unicodeScalars.contains(scalar) { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return "\(pattern) \(addresses.joined(separator: " "))\n"
  }
}
