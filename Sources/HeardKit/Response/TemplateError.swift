/// Why a template cannot be read, and where.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The byte of the template's text that it is about.
  public var offset: Int
  /// What is wrong, with the value.
  public var message: String
  /// What to write instead.
  public var remedy: String

  public var description: String { message + "; " + remedy }
}

/// Why a template cannot be filled.
public enum RenderError: Error, Hashable, Sendable {
  /// Every variable that has neither a value nor a fallback, in the order in which they were met.
  case unresolved([UnresolvedVariable])
  /// A partial that is not there.
  case unknownPartial(name: String, offset: Int)
  /// A partial that cannot be read.
  case partial(name: String, TemplateError)
  /// Partials that include each other without end.
  case tooDeep(partial: String, limit: Int)
  /// Lists and partials that would fill more than any answer needs.
  case tooLong(limit: Int)
}

/// A variable that could not be filled.
public struct UnresolvedVariable: Hashable, Sendable {
  public var name: String
  /// The partial that it stands in; nil in the template itself.
  public var partial: String?
  /// The byte of that text at which its tag starts.
  public var offset: Int
  /// Line and column of that byte, from 1; columns in Unicode scalars.
  public var line: Int
  public var column: Int
  /// The name that was probably meant.
  public var suggestion: String?
}

extension RenderError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unresolved(let variables):
      variables.map(\.description).joined(separator: "\n")
    case .unknownPartial(let name, _):
      "no response '\(name)' to include; name a file of responses/, or remove '{{> \(name)}}'"
    case .partial(let name, let error):
      "in the included '\(name)': \(error)"
    case .tooDeep(let partial, let limit):
      "'\(partial)' is included \(limit) levels deep; let no response include itself"
    case .tooLong(let limit):
      "the text would need more than \(limit) steps; repeat or include less"
    }
  }
}

extension UnresolvedVariable: CustomStringConvertible {
  public var description: String {
    let place = (partial.map { "in '\($0)', " } ?? "") + "line \(line), column \(column)"
    let remedy = suggestion.map { "did you mean '\($0)'?" } ?? "give it a value with --set \(name)=..., or a fallback: {{\(name)|...}}"
    return "no value for '\(name)' (\(place)); \(remedy)"
  }
}
