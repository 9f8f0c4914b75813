/// A path as the file system knows it, by its bytes: to a String an é of one scalar and one of two are the same, and two folders would be one.
struct FilePath: Hashable {
  private let bytes: [UInt8]

  init(_ path: String) { bytes = Array(path.utf8) }
}
