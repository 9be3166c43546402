internal import Client
internal import Screen
internal import Sockets
internal import Threads

/// Runs a STOMP session in lines: one thread reads typed input, the caller's thread prints events.
///
/// No typed input is sent before the server has accepted the name and all rooms. At the end of the input the client
/// waits for every receipt and answer, and then signs off.
final class StompLineClient: Sendable {
    private let client: StompClient
    private let news: WakeUpEvent
    private let input = StandardInput()
    private let uri: String
    /// Whether the whole input is one message.
    private let isSending: Bool
    private let state = Locked(State())

    private struct State {
        /// The reason why the server refused the login, a room or a message.
        var failure: String?
        var hasArrived = false
        var isEndWanted = false
    }

    /// The maximum number of bytes that are sent as one message; servers take less.
    private static let mostToSend = 64 << 10

    init(_ arguments: ClientArguments, _ wish: StompLogin, patienceSeconds: Int) {
        let news = WakeUpEvent()
        self.news = news
        client = StompClient(wish, at: arguments.server, patienceSeconds: patienceSeconds) { news.ring() }
        uri = arguments.server.description
        isSending = arguments.isSending
    }

    /// Signs off, even when input is unread. Any thread may call it.
    func signOff() {
        state.withLock { $0.isEndWanted = true }
        input.stop()
        client.withSession { $0.sayGoodbye() }
    }

    /// Ends the connection without a goodbye. Any thread may call it.
    func hangUp() { client.hangUp() }

    /// Runs the session to its end.
    func run() -> ExitOutcome {
        do {
            try client.start()
            try NamedThread.detached(name: "keyboard", counted: ThreadCount()) { [self] in
                isSending ? sendTheInput() : sendWhatIsTyped()
            }
            while true {
                news.wait()
                let phase = client.phase
                for clientEvent in client.takeNews() { try show(clientEvent) }
                if case .over(let failure) = phase { return outcome(failure) }
            }
        } catch let error as StandardOutput.Broken {
            return error.isUnread ? .unread : .failed("\(error)")
        } catch {
            return .failed("there can be no thread")
        }
    }

    private func outcome(_ failure: String?) -> ExitOutcome {
        let state = state.withLock { $0 }
        if let failure = state.failure { return .failed(failure) }
        guard let failure, !state.isEndWanted else { return .done }
        let isReached = client.withSession { $0.hasConnected }
        return .failed(isReached ? failure : "\(uri) can't be reached: \(failure)")
    }

    private func show(_ clientEvent: ClientEvent) throws(StandardOutput.Broken) {
        if case .refused(let word, let sentence, _) = clientEvent {
            // A refusal during the login is the reason to leave, and the outcome reports it.
            let isArrival = state.withLock { state in
                if state.hasArrived { return false }
                state.failure = state.failure ?? "\(word): \(sentence)"
                return true
            }
            if isArrival { return }
        }
        if isSending {
            if case .undelivered(_, let reason) = clientEvent { state.withLock { $0.failure = reason } }
            return
        }
        for line in StompEventFormatter.lines(of: clientEvent) { try StandardOutput.print(Printable(line)) }
    }

    // MARK: The keyboard thread

    /// Logs in and joins the rooms; returns false when the server refused the login or a room.
    private func arrive() -> Bool {
        client.wait(until: .never) { $0.hasArrived || ($0.hasBeenWelcome && $0.isSettled) }
        let hasArrived = client.withSession { $0.hasArrived }
        state.withLock { $0.hasArrived = hasArrived }
        return hasArrived
    }

    private func sendWhatIsTyped() {
        var lines = LineReader()
        if arrive() {
            do throws(LineReader.EndlessLine) {
                while let typed = input.read() {
                    lines.append(typed)
                    while let line = try lines.next() { type(line) }
                }
                type(lines.unfinished)
                if let failure = input.failure { fail(failure) }
            } catch {
                fail("a line of more than \(error.longestLine) bytes can't be sent")
            }
            client.wait(until: .never) { $0.isSettled }
        }
        client.withSession { $0.sayGoodbye() }
    }

    private func type(_ line: [UInt8]) {
        client.withSession { session in
            guard let text = String(validating: line, as: UTF8.self) else { return session.refuseBadText() }
            session.type(text)
        }
    }

    private func fail(_ reason: String) { state.withLock { $0.failure = $0.failure ?? reason } }

    /// Sends the whole input as one message, and waits for the receipt.
    private func sendTheInput() {
        var bytes: [UInt8] = []
        while bytes.count <= StompLineClient.mostToSend, let more = input.read() { bytes += more }
        while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        if let failure = input.failure {
            fail(failure)
        } else if let text = String(validating: bytes, as: UTF8.self) {
            say(text)
        } else {
            fail("bad-text: the input is not UTF-8")
        }
        client.withSession { $0.sayGoodbye() }
    }

    /// Sends the text to the room that the client joined, and waits for the receipt.
    private func say(_ text: String) {
        if arrive(), let room = client.withSession({ $0.current }) {
            if client.withSession({ $0.say(text, to: .room(room)) }) == nil {
                state.withLock { $0.failure = "missing-argument: the body is missing" }
            }
            client.wait(until: .never) { $0.isSettled }
        }
    }
}
