/// The numbered replies (Modern IRC, "Numerics"), each with its code and, where it has one, its closing words.
enum Numeric: UInt16 {
    case welcome = 1
    case yourHost = 2
    case created = 3
    case myInfo = 4
    case supports = 5
    case endOfStats = 219
    case userModeIs = 221
    case statsUptime = 242
    case userClients = 251
    case userOperators = 252
    case userUnknown = 253
    case userChannels = 254
    case userMe = 255
    case localUsers = 265
    case globalUsers = 266
    case away = 301
    case userHosts = 302
    case isOn = 303
    case unAway = 305
    case nowAway = 306
    case whoisUser = 311
    case whoisServer = 312
    case whoisOperator = 313
    case whowasUser = 314
    case endOfWho = 315
    case whoisIdle = 317
    case endOfWhois = 318
    case whoisChannels = 319
    case listStart = 321
    case list = 322
    case listEnd = 323
    case channelModeIs = 324
    case noTopic = 331
    case topic = 332
    case topicWhoTime = 333
    case whoisBot = 335
    case whoisActually = 338
    case userIP = 340
    case version = 351
    case who = 352
    case names = 353
    case whox = 354
    case links = 364
    case endOfLinks = 365
    case endOfNames = 366
    case endOfBans = 368
    case endOfWhowas = 369
    case info = 371
    case messageOfTheDay = 372
    case endOfInfo = 374
    case messageOfTheDayStart = 375
    case endOfMessageOfTheDay = 376
    case whoisHost = 378
    case youAreOperator = 381
    case rehashing = 382
    case time = 391
    case noSuchNick = 401
    case noSuchServer = 402
    case noSuchChannel = 403
    case cannotSendToChannel = 404
    case tooManyChannels = 405
    case wasNoSuchNick = 406
    case noOrigin = 409
    case invalidCapability = 410
    case noRecipient = 411
    case noTextToSend = 412
    case inputTooLong = 417
    case unknownCommand = 421
    case noMessageOfTheDay = 422
    case noAdminInfo = 423
    case noNicknameGiven = 431
    case erroneousNickname = 432
    case nicknameInUse = 433
    case notOnChannel = 442
    case notRegistered = 451
    case needMoreParameters = 461
    case alreadyRegistered = 462
    case passwordMismatch = 464
    case unknownMode = 472
    case badChannelMask = 476
    case noPrivileges = 481
    case channelPrivilegesNeeded = 482
    case unknownUserMode = 501
    case usersDoNotMatch = 502
    case helpNotFound = 524
    case helpStart = 704
    case helpText = 705
    case endOfHelp = 706
    case monitorOnline = 730
    case monitorOffline = 731
    case monitorList = 732
    case endOfMonitorList = 733
    case monitorListFull = 734

    /// What is said at the end where the reply has no words of its own.
    var words: String {
        switch self {
        case .endOfWho: "End of WHO list"
        case .endOfWhois: "End of /WHOIS list"
        case .listStart: "Users  Name"
        case .listEnd: "End of /LIST"
        case .noTopic: "No topic is set"
        case .endOfNames: "End of /NAMES list"
        case .endOfBans: "End of channel ban list"
        case .endOfMessageOfTheDay: "End of /MOTD command"
        case .userOperators: "operator(s) online"
        case .userUnknown: "unknown connection(s)"
        case .userChannels: "channels formed"
        case .unAway: "You are no longer marked as being away"
        case .nowAway: "You have been marked as being away"
        case .youAreOperator: "You are now an IRC operator"
        case .passwordMismatch: "Password incorrect"
        case .noPrivileges: "Permission Denied- You're not an IRC operator"
        case .endOfStats: "End of /STATS report"
        case .whoisOperator: "is an IRC operator"
        case .whoisIdle: "seconds idle, signon time"
        case .whoisBot: "is a bot"
        case .whoisActually: "is actually using host"
        case .endOfLinks: "End of /LINKS list"
        case .endOfWhowas: "End of WHOWAS"
        case .endOfInfo: "End of /INFO list"
        case .wasNoSuchNick: "There was no such nickname"
        case .noAdminInfo: "No administrative info available"
        case .endOfHelp: "End of /HELP"
        case .helpNotFound: "No help available on this topic"
        case .endOfMonitorList: "End of MONITOR list"
        case .monitorListFull: "Monitor list is full"
        case .noSuchNick: "No such nick/channel"
        case .noSuchServer: "No such server"
        case .noSuchChannel: "No such channel"
        case .cannotSendToChannel: "Cannot send to channel"
        case .tooManyChannels: "You have joined too many channels"
        case .noOrigin: "No origin specified"
        case .invalidCapability: "Invalid CAP command"
        case .noRecipient: "No recipient given"
        case .noTextToSend: "No text to send"
        case .inputTooLong: "Input line was too long"
        case .unknownCommand: "Unknown command"
        case .noMessageOfTheDay: "MOTD File is missing"
        case .noNicknameGiven: "No nickname given"
        case .erroneousNickname: "Erroneous nickname"
        case .nicknameInUse: "Nickname is already in use"
        case .notOnChannel: "You're not on that channel"
        case .notRegistered: "You have not registered"
        case .needMoreParameters: "Not enough parameters"
        case .alreadyRegistered: "You may not reregister"
        case .unknownMode: "is unknown mode char to me"
        case .badChannelMask: "Bad channel name"
        case .channelPrivilegesNeeded: "You're not a channel operator"
        case .unknownUserMode: "Unknown MODE flag"
        case .usersDoNotMatch: "Can't change mode for other users"
        case .welcome, .yourHost, .created, .myInfo, .supports, .userModeIs, .userClients, .userMe, .localUsers,
            .globalUsers, .away, .rehashing, .statsUptime, .userIP, .whowasUser, .whoisHost, .whox, .links, .info,
            .helpStart, .helpText, .monitorOnline, .monitorOffline, .monitorList, .userHosts, .isOn, .whoisUser,
            .whoisServer, .whoisChannels, .list,
            .channelModeIs,
            .topic,
            .topicWhoTime, .version, .who, .names, .messageOfTheDay, .messageOfTheDayStart, .time:
            ""
        }
    }
}
