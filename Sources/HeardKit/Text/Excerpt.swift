/// The beginning of a value as messages show it: in quotes, on one line, without what does not show, at most 40 characters.
func excerpt(_ text: String) -> String {
  if text.utf8.count <= 40, text.plainWidth == text.utf8.count { return "'\(text)'" }
  let scalars = text.unicodeScalars
  let shown = scalars.prefix(40).map { [.control, .format].contains($0.properties.generalCategory) ? " " : $0 }
  return "'\(String(String.UnicodeScalarView(shown)))\(scalars.dropFirst(40).isEmpty ? "" : "…")'"
}
