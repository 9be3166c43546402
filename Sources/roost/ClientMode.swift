internal import Chat
internal import Client
internal import Screen
internal import Threads

#if Terminal
    internal import Terminal
#endif

/// Chooses the client that the arguments ask for, and runs it.
enum ClientMode {
    /// How long in seconds the client waits while the server takes no input. The server may delay a long file for slow
    /// mode and flood control, but an interactive user must learn of a stuck connection soon.
    private static var patienceSeconds: Int {
        StandardInput.isTerminal ? ClientConnection.usualPatienceSeconds : 3600
    }

    /// The number of earlier messages to request: as many as a large window shows.
    private static let history = 50

    static func window(_ arguments: ClientArguments) -> ExitOutcome {
        do {
            let password = try arguments.passwordFile.map { try PasswordFile.firstLine(of: $0) }
            if arguments.dialect != .stomp { return try talkInLines(arguments, password) }
            guard let name = arguments.name ?? ownName() else {
                return .failed("your name here can't be one there; say --name NAME")
            }
            let rooms = arguments.rooms.isEmpty ? [RoomName.usualLobby.description] : arguments.rooms
            var wish = StompLogin(name: name, password: password, rooms: rooms, comesBack: false, token: token())
            #if Terminal
                if Display.isThere && !arguments.isPlain && !arguments.isSending {
                    (wish.history, wish.comesBack) = (history, true)
                    return try talkOnScreen(arguments, wish)
                }
            #endif
            wish.comesBack = StandardInput.isTerminal && !arguments.isSending
            if arguments.isSending { wish.namePatienceSeconds = arguments.nameSeconds }
            let lines = StompLineClient(arguments, wish, patienceSeconds: patienceSeconds)
            try ClientSignals.watch(signOff: { lines.signOff() }, hangUp: { lines.hangUp() })
            return lines.run()
        } catch let error as PasswordFile.ReadError {
            return .failed(error.reason)
        } catch let error as ConnectionError {
            return .failed("\(arguments.server) can't be reached: \(error)")
        } catch {
            return .failed("\(error)")
        }
    }

    #if Terminal
        private static func talkOnScreen(_ arguments: ClientArguments, _ wish: StompLogin) throws -> ExitOutcome {
            let window = try ScreenClient(arguments, wish)
            try ClientSignals.watch(
                signOff: { window.signOff() }, hangUp: { window.hangUp() }, resized: { window.lookAgain() })
            return window.run()
        }
    #endif

    private static func talkInLines(_ arguments: ClientArguments, _ password: [UInt8]?) throws -> ExitOutcome {
        let connection = try ClientConnection(to: arguments.server, patienceSeconds: patienceSeconds)
        let conversation = conversation(over: connection, arguments, password)
        try ClientSignals.watch(signOff: { conversation.signOff() }, hangUp: { conversation.hangUp() })
        return conversation.run()
    }

    /// Creates the client for the dialect.
    private static func conversation(
        over connection: ClientConnection, _ arguments: ClientArguments, _ password: [UInt8]?
    ) -> LineClient {
        if arguments.dialect == .echo { return LineClient(over: connection, EchoScript()) }
        let isWatched = StandardInput.isTerminal
        if isWatched && arguments.name == nil { StandardOutput.hint("type /login NAME to come in") }
        let arrival = AutomaticLogin(name: arguments.name, password: password, rooms: arguments.rooms)
        return LineClient(over: connection, PlainScript(arrival, isWatched: isWatched))
    }

    /// Returns the user's name on this machine, when it is a valid user name.
    private static func ownName() -> String? { ConfigLocation.ownName().flatMap { UserName($0) == nil ? nil : $0 } }

    /// Returns a random prefix for tickets, so that they differ from those of other clients.
    private static func token() -> String { String(UInt64.random(in: 0 ... .max), radix: 36) }
}
