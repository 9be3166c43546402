internal import Chat

/// What people are told outside of any room.
extension IRCWording {
    func tidings(_ tidings: Tidings, to me: Addressee, _ out: inout [UInt8]) {
        switch tidings {
        case .arrived(let member): out.add(.monitorOnline, to: me, words: Array<UInt8>(mask: member))
        case .gone(let name): out.add(.monitorOffline, to: me, words: name.shown)
        case .wallops(let member, let text):
            var head: [UInt8] = []
            head.add(source: member, "WALLOPS")
            head.add(":")
            for piece in cuts(text.bytes, atMost: IRCMessage.mostBytes - head.count) {
                out += head
                out += piece
                out.add("\r\n")
            }
        }
    }
}
