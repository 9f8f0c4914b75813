import Testing

@testable import heard

@Suite struct ToolTests {}
