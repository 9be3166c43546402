internal import Client
internal import Threads

/// A conversation with a server: one thread reads what is typed and sends it, the caller's hears and prints.
final class Conversation: Sendable {
    private let client: PlainClient
    private let input = StandardInput()
    private let manners: Locked<any Manners>
    private let ending = Locked(Ending())

    /// What others have to tell the one that hears.
    private struct Ending {
        /// Somebody wants to leave, whatever the server says to that.
        var isWanted = false
        /// Why nothing more can be sent.
        var failure: ConnectionError?
    }

    init(over connection: ClientConnection, _ manners: some Manners) {
        client = PlainClient(over: connection)
        self.manners = Locked(manners)
    }

    /// Signs off, whatever is still to be read. Any thread may call it.
    func signOff() {
        ending.withLock { $0.isWanted = true }
        input.end()
    }

    /// Ends it without the server. Any thread may call it.
    func hangUp() { client.connection.hangUp() }

    /// Talks until the server closes.
    ///
    /// The sender is not waited for. When the server closes first it still waits for somebody to type, which may take
    /// for ever; it holds nothing, and ends with the process, which exits once, by who has called this.
    func run() -> Outcome {
        do throws(ThreadRefused) {
            try Worker.detached(name: "keyboard", counted: Headcount()) { [self] in sendWhatIsTyped() }
        } catch {
            return .failed("there can be no thread for the keyboard")
        }
        do throws(StandardOutput.Closed) {
            return try printWhatIsHeard()
        } catch {
            return .unread
        }
    }

    /// What is said is noted before it is sent: the answer may be faster than we are.
    private func sendWhatIsTyped() {
        let connection = client.connection
        do throws(ConnectionError) {
            try connection.send(manners.withLock { $0.greeting })
            while !manners.withLock({ $0.hasSignedOff }), let typed = input.read() {
                try connection.send(manners.withLock { $0.say(typed) })
            }
            try connection.send(manners.withLock { $0.signOff() })
            if manners.withLock({ $0.endsByHalfClosing }) { connection.stopWriting() }
        } catch {
            ending.withLock { $0.failure = error }
            connection.hangUp()
        }
    }

    private func printWhatIsHeard() throws(StandardOutput.Closed) -> Outcome {
        while true {
            let heard: PlainClient.Heard
            do throws(ConnectionError) {
                heard = try client.nextLine()
            } catch {
                return outcome(of: error)
            }
            switch heard {
            case .timedOut: continue
            case .line(let line):
                if let reason = manners.withLock({ $0.hear(line) }) { return .failed(reason) }
                try StandardOutput.print(Printable(line))
            case .end(let unfinished):
                if !unfinished.isEmpty { try StandardOutput.print(Printable(unfinished)) }
                return outcome(of: nil)
            }
        }
    }

    private func outcome(of failure: ConnectionError?) -> Outcome {
        let ending = ending.withLock { $0 }
        if ending.isWanted { return .done }
        if let failure = ending.failure ?? failure { return .failed("the connection is lost: \(failure)") }
        let (hasSignedOff, disappointment) = manners.withLock { ($0.hasSignedOff, $0.disappointment) }
        if !hasSignedOff { return .failed("the server closed the connection") }
        return disappointment.map { .failed($0) } ?? .done
    }
}
