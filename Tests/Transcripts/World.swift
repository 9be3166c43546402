/// A server under test in which a transcript is played: a simulated server, or a running server behind sockets.
///
/// A received unit is called a line, also where the dialect has frames. Lines are passed on without their line ends.
/// Any function may throw an error of the world itself, which the player reports as a deviation.
public protocol World: AnyObject {
    /// Connects a client that uses this dialect.
    ///
    /// - Throws: an error when the world does not know the dialect.
    func arrive(_ who: String, speaking dialect: String) throws
    /// Sends the client's bytes to the server, in one piece or several.
    func send(_ bytes: [UInt8], from who: String) throws
    /// Returns the next line that the client receives, or nil after the server has closed the connection.
    ///
    /// - Throws: `NoLineReceived` when no line waits and none comes within the time that the world waits.
    func nextLine(for who: String) throws -> [UInt8]?
    /// Returns the client's unread lines, after making sure that no more are on their way.
    func leftovers(of who: String) throws -> [[UInt8]]
    /// Closes the client's connection, without a message to the server.
    func hangUp(_ who: String) throws
    /// Releases the resources of the world. The player calls it after a deviation, too.
    func close()
}

extension World {
    /// Does nothing, the default for a world without resources.
    public func close() {}
}

/// The error that a world throws when the player asks for a line and none comes.
public struct NoLineReceived: Error {
    /// Creates the error.
    public init() {}
}
