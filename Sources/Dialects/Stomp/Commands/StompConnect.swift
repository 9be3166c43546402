internal import Chat
internal import Wire

extension StompFrameHandler {
    /// CONNECT: a version is agreed upon, and a name is taken. Any `host` is ours; no room is joined.
    static let connect = StompFrameHandler(.connect, opens: true) { (exchange) throws(Refusal) in
        try exchange.checkHandshake()
    } perform: {
        $0.connect()
    }

    /// STOMP, which is CONNECT, but can't be taken for HTTP.
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

    /// Whoever is not let in has been told so by an ERROR.
    fileprivate mutating func connect() {
        guard let name = UserName(frame.headers[StompHeader.login] ?? []) else { return }
        let passcode = frame.headers[StompHeader.passcode].map { Array($0) }
        ask(.login(Login(name, password: passcode, entersLobby: false)))
        if router.isPresent {
            state.heartBeats = heartBeats ?? .none
            if frame.headers.text(StompHeader.refusals) == "message" { state.refusalStyle = .message }
        } else {
            router.end(.unreadable, in: server)
        }
    }
}
