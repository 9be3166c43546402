internal import Chat

extension IRCCommand {
    /// HELP [COMMAND]: lists the commands, or explains a command.
    static let help = IRCCommand("HELP") { $0.help() }
    /// HELPOP [COMMAND]: does the same as HELP.
    static let helpop = IRCCommand("HELPOP") { $0.help() }
}

extension IRCContext {
    fileprivate func help() {
        guard let subject = message[0], !subject.isEmpty else {
            let names = IRCCommand.table.map(\.name).chunked(by: 10).map { $0.joined(separator: " ") }
            return help("*", ["Commands; HELP COMMAND tells more of one:"] + names)
        }
        let name = String(decoding: subject, as: UTF8.self).uppercased()
        guard IRCCommand.table.contains(where: { $0.name == name }) else {
            return refuse(.helpNotFound, about: subject)
        }
        help(name, IRCHelp.lines[name] ?? [name])
    }

    /// Sends the lines as RPL_HELPSTART (704), RPL_HELPTXT (705) and RPL_ENDOFHELP (706) with the subject.
    private func help(_ subject: String, _ lines: [String]) {
        let subject = Array(subject.utf8)
        for (place, line) in lines.enumerated() {
            reply(place == 0 ? .helpStart : .helpText, [subject], words: Array(line.utf8))
        }
        reply(.endOfHelp, [subject])
    }
}

/// The texts of HELP: the syntax of each command and what it does.
enum IRCHelp {
    static let lines: [String: [String]] = [
        "ADMIN": ["ADMIN [SERVER]", "Whom you can turn to."],
        "AWAY": ["AWAY [:TEXT]", "Says that you are away, or that you are back."],
        "BATCH": ["BATCH +|-REFERENCE [TYPE]", "Messages that belong together. Clients have none to send here."],
        "CAP": ["CAP LS|LIST|REQ|END [:NAMES]", "What your program understands beyond the oldest protocol."],
        "HELP": ["HELP [COMMAND]", "What you can say."],
        "HELPOP": ["HELPOP [COMMAND]", "The same as HELP."],
        "INFO": ["INFO [SERVER]", "What the server is."],
        "INVITE": ["INVITE [NAME #ROOM]", "Asks somebody into a room; alone, shows where you are invited."],
        "ISON": ["ISON NAMES", "Which of those are here."],
        "JOIN": ["JOIN #ROOM{,#ROOM} [KEYS]", "Joins rooms, creating those that are not there. JOIN 0 leaves all."],
        "KICK": ["KICK #ROOM NAME{,NAME} [:REASON]", "Makes members leave a room."],
        "KILL": ["KILL NAME :REASON", "Ends somebody's connection; for operators of the server."],
        "KNOCK": ["KNOCK #ROOM [:TEXT]", "Asks to be invited into a room."],
        "LINKS": ["LINKS [[SERVER] MASK]", "The servers of the network."],
        "LIST": [
            "LIST [FILTERS]", "Lists the rooms. Filters: >N, <N people; C and T with < or > minutes; masks, !masks.",
        ],
        "LUSERS": ["LUSERS", "How many are here."],
        "MODE": ["MODE NAME|#ROOM [LETTERS [ARGUMENTS]]", "Shows or changes modes."],
        "MONITOR": ["MONITOR +|- NAMES, C, L, S", "Names of which you are told when they come and go."],
        "MOTD": ["MOTD [SERVER]", "The message of the day."],
        "NAMES": ["NAMES #ROOM{,#ROOM}", "Who is in rooms."],
        "NICK": ["NICK NAME", "Takes a name, or another one."],
        "NOTICE": ["NOTICE TARGETS :TEXT", "Says what no program should answer."],
        "OPER": ["OPER NAME PASSWORD", "Operates the server from now on."],
        "PART": ["PART #ROOM{,#ROOM} [:REASON]", "Leaves rooms."],
        "PASS": ["PASS WORD", "The server's password, before anything else."],
        "PING": ["PING TOKEN", "Is answered once all is done that was asked before."],
        "PONG": ["PONG TOKEN", "Answers the server's PING."],
        "PRIVMSG": ["PRIVMSG TARGETS :TEXT", "Says something to rooms and people."],
        "QUIT": ["QUIT [:REASON]", "Signs off."],
        "REHASH": ["REHASH", "Has the settings read again; for operators of the server."],
        "SETNAME": ["SETNAME :REAL NAME", "Calls you otherwise in full."],
        "STATS": ["STATS LETTER [SERVER]", "u: how long the server has been running."],
        "TAGMSG": ["TAGMSG TARGETS", "Says what programs understand, such as that you type."],
        "TIME": ["TIME [SERVER]", "What the server's clock shows."],
        "TOPIC": ["TOPIC #ROOM [:TEXT]", "Shows or sets what a room is about."],
        "USER": ["USER IDENT 0 * :REAL NAME", "Says who you are, before you come in."],
        "USERHOST": ["USERHOST NAMES", "Where people come from, and who is away."],
        "USERIP": ["USERIP NAMES", "The same with addresses, to operators of the server."],
        "VERSION": ["VERSION [SERVER]", "What the server is, and what it supports."],
        "WALLOPS": ["WALLOPS :TEXT", "Tells everyone in mode w; for operators of the server."],
        "WEBIRC": ["WEBIRC PASSWORD GATEWAY HOST IP [:OPTIONS]", "A gateway names the client it speaks for."],
        "WHO": ["WHO MASK [o] [%FIELDS[,TOKEN]]", "Who is in a room, has a name, or fits a mask."],
        "WHOIS": ["WHOIS [SERVER] NAMES", "Who people are."],
        "WHOWAS": ["WHOWAS NAMES [COUNT]", "Who had names that they have no more."],
    ]
}
