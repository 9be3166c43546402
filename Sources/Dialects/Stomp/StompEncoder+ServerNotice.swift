internal import Chat
internal import Wire

/// Encodes notices that a user receives outside of any room and without a request.
extension StompEncoder {
    func serverNotice(_ serverNotice: ServerNotice, to me: Recipient, _ out: inout [UInt8]) {
        switch serverNotice {
        case .gone(let member, let new): gone(member.name, member.user, renamedTo: new, me, &out)
        case .arrived, .wallops, .operatorRevoked: break  // no frame of this dialect asks for it
        }
    }

    func gone(_ name: UserName, _ user: UserID, renamedTo new: UserName?, _ me: Recipient, _ out: inout [UInt8]) {
        writeMessage(.gone, me, &out) { spelling, out in
            spelling.header(StompHeader.user, name.shown, &out)
            spelling.header(StompHeader.userID, String(user.number).utf8, &out)
            if let new { spelling.header(StompHeader.name, new.shown, &out) }
        }
    }
}
