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
    case channelCreated = 329
    case noTopic = 331
    case topic = 332
    case topicWhoTime = 333
    case inviteList = 336
    case endOfInviteList = 337
    case inviting = 341
    case inviteException = 346
    case endOfInviteExceptions = 347
    case banException = 348
    case endOfBanExceptions = 349
    case version = 351
    case who = 352
    case names = 353
    case endOfNames = 366
    case ban = 367
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
    case userNotInChannel = 441
    case notOnChannel = 442
    case userOnChannel = 443
    case notRegistered = 451
    case needMoreParameters = 461
    case alreadyRegistered = 462
    case channelIsFull = 471
    case unknownMode = 472
    case inviteOnlyChannel = 473
    case bannedFromChannel = 474
    case badChannelKey = 475
    case badChannelMask = 476
    case banListFull = 478
    case channelPrivilegesNeeded = 482
    case usersDoNotMatch = 502
    case invalidModeParameter = 696
    case knockDelivered = 711
    case channelOpen = 713
    case knockOnChannel = 714

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
        case .endOfInviteList: "End of /INVITE list"
        case .endOfInviteExceptions: "End of channel invite exception list"
        case .endOfBanExceptions: "End of channel exception list"
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
        case .userNotInChannel: "They aren't on that channel"
        case .userOnChannel: "is already on channel"
        case .notOnChannel: "You're not on that channel"
        case .notRegistered: "You have not registered"
        case .needMoreParameters: "Not enough parameters"
        case .alreadyRegistered: "You may not reregister"
        case .channelIsFull: "Cannot join channel (+l)"
        case .inviteOnlyChannel: "Cannot join channel (+i)"
        case .bannedFromChannel: "Cannot join channel (+b)"
        case .badChannelKey: "Cannot join channel (+k)"
        case .banListFull: "Channel list is full"
        case .knockDelivered: "Your KNOCK has been delivered."
        case .channelOpen: "Channel is open."
        case .knockOnChannel: "You are already on that channel."
        case .invalidModeParameter: "Invalid mode parameter"
        case .unknownMode: "is unknown mode char to me"
        case .badChannelMask: "Bad channel name"
        case .channelPrivilegesNeeded: "You're not a channel operator"
        case .usersDoNotMatch: "Can't change mode for other users"
        case .welcome, .yourHost, .created, .myInfo, .supports, .userModeIs, .userClients, .userMe, .localUsers,
            .globalUsers, .userHosts, .isOn, .whoisUser, .whoisServer, .whoisChannels, .list, .channelModeIs,
            .channelCreated,
            .inviteList, .inviting, .inviteException, .banException, .ban, .topic,
            .topicWhoTime, .version, .who, .names, .messageOfTheDay, .messageOfTheDayStart, .time:
            ""
        }
    }
}
