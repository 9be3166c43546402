/// The binary form of a member and of the profile, which each member carries whole.
extension Member: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(user)
        writer.write(name)
        writer.write(profile)
        writer.write(byte: roles.rawValue)
        writer.write(takesData)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let (user, name, profile) = (
            try reader.read() as UserID, try reader.read() as UserName, try reader.read() as Profile
        )
        let roles = Roles(rawValue: try reader.byte())
        if !Roles(Role.allCases.map { Roles($0) }).isSuperset(of: roles) { throw .invalid }
        self.init(user: user, name: name, profile: profile, takesData: try reader.flag())
        self.roles = roles
    }
}

extension Profile: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(ident)
        writer.write(host)
        writer.write(realName)
        writer.write(isBot)
    }

    convenience init(from reader: inout BinaryReader) throws(BinaryError) {
        let (ident, host) = (try reader.run(), try reader.run())
        let info = UserInfo(ident: ident, realName: try reader.read())
        guard info.ident == ident, Profile.isHost(host) else { throw .invalid }
        self.init(info, host: host, isBot: try reader.flag())
    }

    /// Whether the bytes are a host as the server makes them. They stand in lines of IRC.
    private static func isHost(_ host: [UInt8]) -> Bool {
        !host.isEmpty
            && host.allSatisfy {
                $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                    || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "_")
            }
    }
}
