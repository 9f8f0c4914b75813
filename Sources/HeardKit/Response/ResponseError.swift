/// Why there is no answer from a canned response.
public enum ResponseError: Error, Hashable, Sendable {
  case unknown(name: String, suggestion: String?)
  /// Several topics have a response of this name.
  case ambiguous(name: String, candidates: [String])
  /// It has variants for other channels only.
  case otherChannel(name: String, channels: [String], wanted: String?)
  case unreadable(path: String, TemplateError)
  case unfilled(path: String, RenderError)
}

extension ResponseError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let name, let suggestion):
      "no response '\(name)'; " + (suggestion.map { "did you mean '\($0)'?" } ?? "'heard responses list' shows all")
    case .ambiguous(let name, let candidates):
      "'\(name)' is in several topics; write \(candidates.map { "'\($0)'" }.joined(separator: " or "))"
    case .otherChannel(let name, let channels, let wanted):
      "'\(name)' is written for \(channels.joined(separator: ", ")) only"
        + (wanted.map { ", not for \($0); add \(name)@\($0).md, or a plain \(name).md" } ?? "; add a plain \(name).md")
    case .unreadable(let path, let error): "\(path): \(error)"
    case .unfilled(let path, let error): "\(path): \(error)"
    }
  }
}
