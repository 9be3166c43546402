internal import Chat
internal import Wire

extension StompFrameHandler {
    /// CONNECT: negotiates a version and logs the user in. The server accepts any `host`; the user joins no room.
    static let connect = StompFrameHandler(.connect, opens: true) { (exchange) throws(Refusal) in
        try exchange.checkHandshake()
    } perform: {
        $0.connect()
    }

    /// STOMP: the same as CONNECT, but distinct from an HTTP request.
    static let stomp = StompFrameHandler(.stomp, opens: true) { (exchange) throws(Refusal) in
        try exchange.checkHandshake()
    } perform: {
        $0.connect()
    }
}

extension StompContext {
    fileprivate func checkHandshake() throws(Refusal) {
        if StompVersion(highestOf: frame.headers[StompHeader.acceptVersion]) == nil { throw Refusal(.noSuchVersion) }
        if heartBeats == nil { throw Refusal(.badArgument, about: "heart-beat".utf8) }
        let name = try needed(StompHeader.login)
        if UserName(name) == nil { throw Refusal(.badName, about: name) }
    }

    fileprivate var heartBeats: HeartbeatIntervals? {
        StompHeartbeatHeader.agree(frame.headers[StompHeader.heartBeat] ?? Array("0,0".utf8)[...], server.limits)
    }

    /// Logs the user in. When the login fails, the client has already received an ERROR.
    fileprivate mutating func connect() {
        guard let name = UserName(frame.headers[StompHeader.login] ?? []) else { return }
        let passcode = frame.headers[StompHeader.passcode].map { Array($0) }
        ask(.login(Login(name, password: passcode, entersLobby: false)))
        if router.isPresent {
            state.heartBeats = heartBeats ?? .none
            if frame.headers.text(StompHeader.refusals) == "message" { state.refusalStyle = .message }
        } else {
            router.endSession(.unreadable, in: server)
        }
    }
}
