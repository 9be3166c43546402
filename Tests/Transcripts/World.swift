/// A system in which scripts play: a simulated server, a server behind sockets, or a program.
///
/// A received unit is called a line, also where the dialect has frames; it is passed on without its line end.
public protocol World: AnyObject {
    /// A person connects.
    func arrive(_ who: String, speaking dialect: String) throws
    /// Their bytes reach the server, in as many pieces as the world likes.
    func send(_ bytes: [UInt8], from who: String) throws
    /// The next line that reaches them; nil once the server has closed their connection.
    ///
    /// - Throws: `NoLineReceived` if there is none, as far as the world can tell or is willing to wait.
    func nextLine(for who: String) throws -> [UInt8]?
    /// What waits for them unread, after a fence has shown that nothing more is under way.
    func leftovers(of who: String) throws -> [[UInt8]]
    /// They are gone without a word.
    func hangUp(_ who: String) throws
    /// Ends the play, whatever its result, and releases the resources of the world.
    func close()
}

extension World {
    /// Nothing needs to be put away.
    public func close() {}
}

/// What a world throws when a line is asked for and none comes.
public struct NoLineReceived: Error {
    /// None came.
    public init() {}
}
