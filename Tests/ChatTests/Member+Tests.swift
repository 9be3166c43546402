import Chat

extension Member {
    /// Somebody who says nothing of themselves.
    init(user: UserID, name: UserName) {
        self.init(user: user, name: name, profile: Profile(.none, host: Array("cloak".utf8)))
    }
}
