/// A dictionary of few keys, which are sought one after the other.
///
/// A kind of `Dictionary` that a process uses for the first time costs it 0.1 million instructions, since Swift looks for the conformance of its keys
/// among all that there are: on the way of each hook those were a tenth of all it did.
public struct Few<Key, Value> {
  public private(set) var keys: [Key] = []
  /// In the same order.
  public private(set) var values: [Value] = []

  public init() {}

  /// Adds a value at the end; of a key that is there already the first one counts.
  public mutating func add(_ key: Key, _ value: Value) {
    keys.append(key)
    values.append(value)
  }
}

extension Few where Key: Equatable {
  public subscript(key: Key) -> Value? { keys.firstIndex(of: key).map { values[$0] } }
}

extension Few: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Key, Value)...) {
    for (key, value) in elements { add(key, value) }
  }
}

extension Few: Equatable where Key: Equatable, Value: Equatable {}
extension Few: Hashable where Key: Hashable, Value: Hashable {}
extension Few: Sendable where Key: Sendable, Value: Sendable {}
