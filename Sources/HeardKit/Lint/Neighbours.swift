/// What a rule may ask about the other tickets of the workspace. Nothing is looked up before it asks: most tickets name no other.
public struct Neighbours: Sendable {
  let names: @Sendable () -> TicketNames
  let joins: Joins

  /// - Parameters:
  ///   - names: The ids that are there. Asked again and again.
  ///   - joined: Where the conversation of an id continues; nil if nowhere, or there is no such ticket. Asked once for each id, from several
  ///     threads.
  public init(names: @escaping @Sendable () -> TicketNames, joined: @escaping @Sendable (TicketID) -> TicketID?) {
    (self.names, joins) = (names, Joins(joined))
  }
}
