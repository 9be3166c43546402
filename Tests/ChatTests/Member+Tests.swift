import Chat

extension Member {
    /// Creates a member with an empty profile.
    init(user: UserID, name: UserName) {
        self.init(user: user, name: name, profile: Profile(.none, host: Array("cloak".utf8)))
    }
}
