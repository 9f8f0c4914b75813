extension Git {
  /// The contents of objects by name: an id, `HEAD:path`, `:path` for what is staged. One process for all.
  ///
  /// - Parameter names: without line ends.
  /// - Returns: nil at the place of what does not exist.
  func objects(_ names: [[UInt8]]) throws -> [[UInt8]?] {
    guard !names.isEmpty else { return [] }
    if let staging, let objects = try? staging.read(names) { return objects }
    let newline = UInt8(ascii: "\n")
    let output = try self("cat-file", "--batch", input: names.flatMap { $0 + [newline] })
    var objects: [[UInt8]?] = []
    var position = 0
    while objects.count < names.count, let end = output[position...].firstIndex(of: newline) {
      let words = output[position..<end].split(separator: UInt8(ascii: " "))
      position = end + 1
      // `<id> blob <size>`, else `<name> missing` or another complaint that ends with a word.
      guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0 else {
        objects.append(nil)
        continue
      }
      // git hands over what there is of a damaged one.
      guard size < output.count - position, output[position + size] == newline else {
        let name = String(decoding: names[objects.count], as: UTF8.self)
        throw GitError.failed(command: "cat-file", status: 0, message: "\(name) is shorter than it says")
      }
      objects.append(Array(output[position..<position + size]))
      position += size + 1
    }
    guard objects.count == names.count else {
      throw GitError.failed(command: "cat-file", status: 0, message: "it answered \(objects.count) of \(names.count) questions")
    }
    return objects
  }
}
