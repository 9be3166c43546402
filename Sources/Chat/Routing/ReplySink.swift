/// Replies to the session, in the order of its requests, and the responses that hold them together.
public protocol ReplySink: ServerInformation {
    /// Reserves memory for unfinished input. Returns whether this session's total may be `bytes` under the bound for
    /// all sessions together. If not, the former total stays. A smaller total is always allowed.
    func keeps(unfinished bytes: Int) -> Bool
    /// Waits until the rooms have processed everything that this session has posted.
    func settle()
    /// Delays the next reply until the user's rooms have processed everything that any session has posted to them so
    /// far.
    func fence()
    /// Sends a reply to this session, after everything that it has posted is done.
    func reply(_ answer: ServerReply)
    /// Sends a reply to the user's other sessions, which it concerns as well.
    func replyToOtherSessions(_ answer: ServerReply)
    /// Sends bytes of the session's own dialect, in the same order as replies.
    func reply(_ bytes: [UInt8])
    /// Sends a refusal to this session, in the same order as replies.
    func refuse(_ refusal: Refusal)
    /// Adds a refusal that the session has already received to the current response.
    func record(_ refusal: Refusal)
    /// This session as the recipient of the next reply.
    var addressee: Recipient { get }
    /// Begins a response: until `finishResponse`, all replies to this session belong to it. The client recognizes it by
    /// the tag.
    func beginResponse(to tag: CommandTag)
    /// Declares that several rooms, or a room and then the session, take part in the current response, if there is one.
    /// Must be called before the first room is asked.
    func shareResponse()
    /// Ends a response: waits for the rooms that take part, and completes it.
    func finishResponse()
}

extension ReplySink {
    /// Returns true always, the default for a server without such a bound.
    public func keeps(unfinished bytes: Int) -> Bool { true }
}
