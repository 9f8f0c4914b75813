import Foundation
import Testing

@testable import heard

@Suite struct OutputTests {
  @Test func messagesStandAfterTheOutputThatTheyAreAbout() throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    let output = Output(descriptor: descriptor)
    let errors = Output(descriptor: descriptor, isBuffered: false, after: output)
    output.write("one ")
    errors.write("two ")
    output.write("three")
    output.flush()
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd() == Data("one two three".utf8))
  }

  @Test func aReaderWhoHasGoneIsNoErrorAndNothingStops() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    #expect(ending(descriptor: pipe.fileHandleForWriting.fileDescriptor) == .ok)
  }

  @Test func outputThatCannotBeWrittenIsAFailureOfTheWorld() {
    #expect(ending(descriptor: -1) == .world)
  }

  private func ending(descriptor: Int32) -> ExitCode {
    let environment = Environment(folder: "/", now: .init(seconds: 0), output: Output(descriptor: descriptor))
    environment.output.write([UInt8](repeating: 65, count: 200_000))
    return run(["check"], commands: sampleCommands, in: environment)
  }
}
