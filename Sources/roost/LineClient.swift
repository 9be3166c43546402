internal import Screen
internal import Client
internal import Threads

/// Runs a session in lines: one thread reads and sends typed input, the caller's thread receives and prints.
final class LineClient: Sendable {
    private let client: PlainClient
    private let input = StandardInput()
    private let window: Monitor<ChatWindow>

    /// The state that both threads share.
    private struct ChatWindow {
        var script: any ClientScript
        /// Whether the user wants to leave, whatever the server answers.
        var isEndWanted = false
        /// The reason why the client can't send any more.
        var failure: ConnectionError?
    }

    /// How many seconds a server that refused the login may take to say goodbye.
    private static let patienceSeconds = 5

    init(over connection: ClientConnection, _ script: some ClientScript) {
        client = PlainClient(over: connection)
        window = Monitor(ChatWindow(script: script))
    }

    /// Signs off, even when input is unread. Any thread may call it.
    func signOff() {
        window.withLock { $0.isEndWanted = true }
        window.wakeAll()
        input.stop()
    }

    /// Ends the connection without a goodbye. Any thread may call it.
    func hangUp() { client.connection.hangUp() }

    /// Runs the session until the server closes it.
    ///
    /// The caller does not wait for the keyboard thread. When the server closes first, that thread may still be blocked
    /// on a reply or on input. It holds no resources, and ends with the process, which the caller exits.
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

    /// The script notes typed input before it is sent, since the answer may arrive before the send returns.
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

    /// Logs in and waits for each answer; returns false when the client can only leave.
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
            let heard: PlainClient.LineResult
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

    /// Handles a line that the keyboard thread may wait for; returns whether to show it.
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
