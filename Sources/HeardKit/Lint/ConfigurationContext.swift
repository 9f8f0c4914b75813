/// What a rule for heard.yaml may look at.
public struct ConfigurationContext: Sendable {
  let configuration: Configuration
  let bytes: [UInt8]
  let now: Instant
  private let root: [YAMLPair]

  init(configuration: Configuration, bytes: [UInt8], now: Instant) {
    self.configuration = configuration
    self.bytes = bytes
    self.now = now
    root = YAMLDocument.read(bytes, in: 0..<bytes.count).root
  }

  /// One step into the file: a key of a map, or a place in a list.
  enum Step {
    case key(String)
    case item(Int)
  }

  /// The bytes of a key or list item, as far as the path leads; the first line where it leads nowhere.
  func place(_ path: Step...) -> Range<Int> {
    var found = bytes.line(at: 0)
    var pairs = root
    var items: [YAMLNode] = []
    for step in path {
      let value: YAMLNode
      switch step {
      case .key(let key):
        guard let pair = pairs.first(where: { $0.key.text(in: bytes).utf8.elementsEqual(key.utf8) }) else { return found }
        (found, value) = (pair.key.range, pair.value)
      case .item(let index):
        guard items.indices.contains(index) else { return found }
        (found, value) = (bytes.line(at: items[index].range.lowerBound), items[index])
      }
      (pairs, items) = ([], [])
      switch value.content {
      case .mapping(let inside): pairs = inside
      case .sequence(let inside): items = inside
      case .scalar: break
      }
    }
    return found
  }
}
