internal import Chat

extension IRCCommand {
    /// HELP [COMMAND]: what one can say.
    static let help = IRCCommand("HELP") { $0.help() }
    /// HELPOP [COMMAND]: the same.
    static let helpop = IRCCommand("HELPOP") { $0.help() }
}

extension IRCExchange {
    fileprivate func help() {
        guard let subject = message[0], !subject.isEmpty else {
            let names = IRCCommand.table.map(\.name).chunked(by: 10).map { $0.joined(separator: " ") }
            return help("*", ["Commands; HELP COMMAND tells more of one:"] + names)
        }
        let name = String(decoding: subject, as: UTF8.self).uppercased()
        guard IRCCommand.table.contains(where: { $0.name == name }) else {
            return refuse(.helpNotFound, about: subject)
        }
        help(name, IRCHelp.lines[name] ?? ["\(name)", "See the Modern IRC document, modern.ircdocs.horse."])
    }

    /// 704, 705 and 706, each with its subject.
    private func help(_ subject: String, _ lines: [String]) {
        let subject = Array(subject.utf8)
        for (place, line) in lines.enumerated() {
            reply(place == 0 ? .helpStart : .helpText, [subject], words: Array(line.utf8))
        }
        reply(.endOfHelp, [subject])
    }
}

/// What HELP says of a command: how it is written, and what it does.
enum IRCHelp {
    static let lines: [String: [String]] = [
        "AWAY": ["AWAY [:TEXT]", "Says that you are away, or that you are back."],
        "JOIN": ["JOIN #ROOM{,#ROOM}", "Joins rooms, creating those that are not there. JOIN 0 leaves all."],
        "LIST": [
            "LIST [FILTERS]", "Lists the rooms. Filters: >N, <N people; C and T with < or > minutes; masks, !masks.",
        ],
        "MODE": ["MODE NAME|#ROOM [LETTERS]", "Shows or changes modes."],
        "MONITOR": ["MONITOR +|- NAMES, C, L, S", "Names of which you are told when they come and go."],
        "NAMES": ["NAMES #ROOM{,#ROOM}", "Who is in rooms."],
        "NICK": ["NICK NAME", "Takes a name, or another one."],
        "NOTICE": ["NOTICE TARGETS :TEXT", "Says what no program should answer."],
        "OPER": ["OPER NAME PASSWORD", "Operates the server from now on."],
        "PART": ["PART #ROOM{,#ROOM} [:REASON]", "Leaves rooms."],
        "PRIVMSG": ["PRIVMSG TARGETS :TEXT", "Says something to rooms and people."],
        "QUIT": ["QUIT [:REASON]", "Signs off."],
        "TOPIC": ["TOPIC #ROOM [:TEXT]", "Shows or sets what a room is about."],
        "WHO": ["WHO MASK [o] [%FIELDS[,TOKEN]]", "Who is in a room, has a name, or fits a mask."],
        "WHOIS": ["WHOIS [SERVER] NAMES", "Who people are."],
        "WHOWAS": ["WHOWAS NAMES [COUNT]", "Who had names that they have no more."],
    ]
}
