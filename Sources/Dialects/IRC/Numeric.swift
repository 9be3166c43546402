/// The numbered replies (Modern IRC, "Numerics"), each with its code and, where it has one, its closing words.
enum Numeric: UInt16 {
    case welcome = 1
    case yourHost = 2
    case created = 3
    case myInfo = 4
    case supports = 5
    case userModeIs = 221
    case userClients = 251
    case userOperators = 252
    case userUnknown = 253
    case userChannels = 254
    case userMe = 255
    case localUsers = 265
    case globalUsers = 266
    case userHosts = 302
    case isOn = 303
    case whoisUser = 311
    case whoisServer = 312
    case endOfWho = 315
    case endOfWhois = 318
    case whoisChannels = 319
    case listStart = 321
    case list = 322
    case listEnd = 323
    case channelModeIs = 324
    case noTopic = 331
    case topic = 332
    case topicWhoTime = 333
    case version = 351
    case who = 352
    case names = 353
    case endOfNames = 366
    case endOfBans = 368
    case messageOfTheDay = 372
    case messageOfTheDayStart = 375
    case endOfMessageOfTheDay = 376
    case time = 391
    case noSuchNick = 401
    case noSuchServer = 402
    case noSuchChannel = 403
    case cannotSendToChannel = 404
    case tooManyChannels = 405
    case tooManyTargets = 407
    case noOrigin = 409
    case invalidCapability = 410
    case noRecipient = 411
    case noTextToSend = 412
    case inputTooLong = 417
    case unknownCommand = 421
    case noMessageOfTheDay = 422
    case noNicknameGiven = 431
    case erroneousNickname = 432
    case nicknameInUse = 433
    case notOnChannel = 442
    case notRegistered = 451
    case needMoreParameters = 461
    case alreadyRegistered = 462
    case unknownMode = 472
    case badChannelMask = 476
    case channelPrivilegesNeeded = 482
    case usersDoNotMatch = 502

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
        case .noSuchNick: "No such nick/channel"
        case .noSuchServer: "No such server"
        case .noSuchChannel: "No such channel"
        case .cannotSendToChannel: "Cannot send to channel"
        case .tooManyChannels: "You have joined too many channels"
        case .tooManyTargets: "Too many targets; the message was not delivered there"
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
        case .usersDoNotMatch: "Can't change mode for other users"
        case .welcome, .yourHost, .created, .myInfo, .supports, .userModeIs, .userClients, .userMe, .localUsers,
            .globalUsers, .userHosts, .isOn, .whoisUser, .whoisServer, .whoisChannels, .list, .channelModeIs, .topic,
            .topicWhoTime, .version, .who, .names, .messageOfTheDay, .messageOfTheDayStart, .time:
            ""
        }
    }
}
