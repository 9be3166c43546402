internal import Screen
internal import Client
internal import Threads

/// A conversation with a server: one thread reads what is typed and sends it, the caller's hears and prints.
final class LineClient: Sendable {
    private let client: PlainClient
    private let input = StandardInput()
    private let window: Monitor<ChatWindow>

    /// What both threads know.
    private struct ChatWindow {
        var script: any ClientScript
        /// Somebody wants to leave, whatever the server says to that.
        var isEndWanted = false
        /// Why nothing more can be sent.
        var failure: ConnectionError?
    }

    /// How long a server that did not let us in may take to say goodbye.
    private static let patienceSeconds = 5

    init(over connection: ClientConnection, _ script: some ClientScript) {
        client = PlainClient(over: connection)
        window = Monitor(ChatWindow(script: script))
    }

    /// Signs off, whatever is still to be read. Any thread may call it.
    func signOff() {
        window.withLock { $0.isEndWanted = true }
        window.wakeAll()
        input.end()
    }

    /// Ends it without the server. Any thread may call it.
    func hangUp() { client.connection.hangUp() }

    /// Talks until the server closes.
    ///
    /// The sender is not waited for. When the server closes first it still waits for an answer, or for somebody to type,
    /// which may take for ever; it holds nothing, and ends with the process, which exits once, by who has called this.
    func run() -> ExitOutcome {
        do throws(ThreadCreationError) {
            try NamedThread.detached(name: "keyboard", counted: ThreadCount()) { [self] in sendWhatIsTyped() }
        } catch {
            return .failed("there can be no thread for the keyboard")
        }
        do throws(StandardOutput.Broken) {
            return try printWhatIsHeard()
        } catch {
            return error.isUnread ? .unread : .failed("\(error)")
        }
    }

    /// What is said is noted before it is sent: the answer may be faster than we are.
    private func sendWhatIsTyped() {
        let connection = client.connection
        do throws(ConnectionError) {
            if try approach() {
                while !window.withLock({ $0.script.hasSignedOff }), let typed = input.read() {
                    try connection.send(window.withLock { $0.script.say(typed) })
                }
            }
            try connection.send(window.withLock { $0.script.signOff() })
            if window.withLock({ $0.script.endsByHalfClosing }) { connection.stopWriting() }
        } catch {
            window.withLock { $0.failure = error }
            connection.hangUp()
        }
    }

    /// Comes in, waiting for each answer on the way; false where there is nothing to do but to leave.
    private func approach() throws(ConnectionError) -> Bool {
        while true {
            switch window.wait(until: .never, for: { $0.isEndWanted ? .leave : $0.script.approach() }) {
            case .send(let bytes): try client.connection.send(bytes)
            case .window: return true
            case .leave, nil: return false
            }
        }
    }

    private func printWhatIsHeard() throws(StandardOutput.Broken) -> ExitOutcome {
        var deadline = Deadline.never
        while true {
            let heard: PlainClient.Heard
            do throws(ConnectionError) {
                heard = try client.nextLine(until: deadline)
            } catch {
                return outcome(of: error)
            }
            switch heard {
            case .timedOut: return outcome(of: nil)
            case .line(let line):
                if hear(line) {
                    try StandardOutput.print(Printable(line))
                } else if window.withLock({ $0.script.rejection != nil }) {
                    deadline = .after(seconds: LineClient.patienceSeconds)
                }
            case .end(let unfinished):
                if !unfinished.isEmpty { try StandardOutput.print(Printable(unfinished)) }
                return outcome(of: nil)
            }
        }
    }

    /// Takes notice of a line, which the sender may be waiting for; whether it is one to be shown.
    private func hear(_ line: [UInt8]) -> Bool {
        defer { window.wakeAll() }
        return window.withLock { $0.script.hear(line) }
    }

    private func outcome(of failure: ConnectionError?) -> ExitOutcome {
        let window = window.withLock { $0 }
        if let rejection = window.script.rejection { return .failed(rejection) }
        if let failure = input.failure { return .failed(failure) }
        if window.isEndWanted { return .done }
        if let failure = window.failure ?? failure { return .failed("the connection is lost: \(failure)") }
        if !window.script.hasSignedOff { return .failed("the server closed the connection") }
        return window.script.disappointment.map { .failed($0) } ?? .done
    }
}
