#if Terminal
    internal import Client
    internal import Dialects
    internal import Screen
    internal import Terminal
    internal import Threads

    /// Runs a session on the whole screen. The thread that runs it owns the terminal, and waits for events alone.
    final class ScreenClient: Sendable {
        private let display: Display
        private let client: StompClient
        private let arguments: ClientArguments
        private let isEndWanted = Locked(false)

        /// How many milliseconds the client waits for the server to receive a goodbye.
        private static let goodbyeMilliseconds = 2_000
        /// The maximum number of events handled before the screen is drawn and keys are read again.
        private static let mostHeardAtOnce = 500

        /// Creates the client and takes over the terminal.
        init(_ arguments: ClientArguments, _ wish: StompLogin) throws(Display.TerminalError) {
            let display = try Display(hearsMouse: arguments.hearsMouse)
            self.display = display
            self.arguments = arguments
            client = StompClient(wish, at: arguments.server) { display.wake() }
        }

        /// Signs off. Any thread may call it.
        func signOff() {
            isEndWanted.withLock { $0 = true }
            display.wake()
        }

        /// Ends the connection without a goodbye. Any thread may call it.
        func hangUp() { client.hangUp() }

        /// Checks the size of the terminal again. Any thread may call it.
        func lookAgain() { display.wake() }

        /// Runs the session to its end, and restores the terminal.
        func run() -> ExitOutcome {
            defer { display.close() }
            do throws(ThreadCreationError) {
                try client.start()
            } catch {
                return .failed("there can be no thread for the connection")
            }
            let size = display.size()
            var screen = ChatScreen(
                server: "roost",
                commands: TypedLine.commands.map {
                    CommandHint($0.name, usage: $0.usage, $0.summary, aliases: $0.aliases)
                },
                columns: size.columns, rows: size.rows, ruler: Display.ruler)
            var keys = KeyReader()
            var patience = Deadline.never
            var news: ArraySlice<ClientEvent> = []
            while true {
                if news.isEmpty { news = client.takeNews()[...] }
                hear(news.prefix(ScreenClient.mostHeardAtOnce), &screen)
                news = news.dropFirst(ScreenClient.mostHeardAtOnce)
                if case .over(let failure) = client.phase { return outcome(failure) }
                fit(&screen)
                display.show(screen.picture)
                let occasion = display.wait(until: news.isEmpty ? patience : .after(milliseconds: 0))
                for key in pressed(occasion, &keys, &patience) {
                    for wish in screen.press(key, at: .now) { fulfil(wish, &screen) }
                }
                let isLeaving = occasion.isGone || client.phase == .leaving
                if isLeaving || isEndWanted.withLock({ $0 }) { return leave() }
            }
        }

        /// Returns the keys of typed bytes, or of an unfinished sequence whose time is over.
        private func pressed(
            _ occasion: Display.DisplayEvent, _ keys: inout KeyReader, _ patience: inout Deadline
        ) -> [Key] {
            if occasion.bytes.isEmpty && !patience.hasPassed { return [] }
            let pressed = occasion.bytes.isEmpty ? keys.giveUp() : keys.read(occasion.bytes)
            patience = keys.patience.map { .after(milliseconds: $0) } ?? .never
            return pressed
        }

        private func fit(_ screen: inout ChatScreen) {
            let size = display.size()
            if size == (screen.columns, screen.rows) { return }
            display.resize(columns: size.columns, rows: size.rows)
            screen.resize(columns: size.columns, rows: size.rows)
        }

        private func hear(_ news: ArraySlice<ClientEvent>, _ screen: inout ChatScreen) {
            var isCalled = false
            for clientEvent in news where screen.hear(clientEvent) { isCalled = true }
            if isCalled && arguments.hasBell { display.ring() }
        }

        private func fulfil(_ wish: UserAction, _ screen: inout ChatScreen) {
            switch wish {
            case .say(let text, let place):
                guard let target = ConversationTarget(place),
                    let said = client.withSession({ $0.say(text, to: target) })
                else {
                    return
                }
                screen.expect(said)
            case .command(let line, let place): command(line, place, &screen)
            case .forget(let place):
                if let partner = ConversationTarget(place) { client.withSession { $0.forget(partner) } }
            case .redraw: display.forget()
            case .ring: display.ring()
            case .quit: signOff()
            }
        }

        /// Sends a command to the server. If it sends a direct message, opens the window of that conversation.
        private func command(_ line: String, _ place: WindowTarget, _ screen: inout ChatScreen) {
            guard let said = client.withSession({ $0.type("/" + line, in: ConversationTarget(place)) }) else { return }
            screen.expect(said)
            if case .person = said.place { screen.show(WindowTarget(said.place)) }
        }

        /// Says goodbye, and waits briefly for the server to receive it.
        private func leave() -> ExitOutcome {
            client.withSession { $0.sayGoodbye() }
            client.wait(until: .after(milliseconds: ScreenClient.goodbyeMilliseconds)) { _ in false }
            client.hangUp()
            return .done
        }

        private func outcome(_ failure: String?) -> ExitOutcome {
            guard let failure else { return .done }
            let isReached = client.withSession { $0.hasConnected }
            return .failed(isReached ? failure : "\(arguments.server) can't be reached: \(failure)")
        }
    }
#endif
