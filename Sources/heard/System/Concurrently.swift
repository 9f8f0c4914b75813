import Dispatch
import Synchronization

/// Runs a body for each number below a count, and returns when all are done.
///
/// On eight threads, which is more than most machines have cores: a file that is not in memory makes its thread wait for the disk, and the others go on
/// meanwhile. Where all files are in memory, more threads than cores cost nothing that can be measured. (`concurrentPerform` stops at the cores.)
/// - Parameter body: Called from several threads.
func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
  guard count > 1 else { return (0..<count).forEach(body) }
  withoutActuallyEscaping(body) { body in
    let (group, numbers) = (DispatchGroup(), Numbers())
    for thread in 0..<min(count, 8) {
      // A queue of its own has a thread of its own.
      DispatchQueue(label: "heard.\(thread)").async(group: group) {
        while let number = numbers.next(below: count) { body(number) }
      }
    }
    group.wait()
  }
}

/// What a body makes of each number below a count, in their order.
///
/// - Parameter body: Called from several threads.
/// - Throws: What the body throws for the first number for which it does.
func mapConcurrently<Made: Sendable>(_ count: Int, _ body: @Sendable (Int) throws -> Made) throws -> [Made] {
  let made = Mutex<[Made?]>(Array(repeating: nil, count: count))
  let failure = Mutex<(index: Int, error: any Error)?>(nil)
  concurrently(count) { index in
    do {
      let one = try body(index)
      made.withLock { $0[index] = one }
    } catch {
      failure.withLock { if $0.map({ index < $0.index }) ?? true { $0 = (index, error) } }
    }
  }
  if let failure = failure.withLock({ $0 }) { throw failure.error }
  return made.withLock { $0 }.compactMap { $0 }
}

/// Each number once, whoever asks.
private final class Numbers: Sendable {
  private let given = Atomic(0)

  func next(below count: Int) -> Int? {
    let number = given.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
