internal import Chat

extension StompServerCommand {
    static let help = StompServerCommand("help", "", "shows what can be asked") { (exchange) throws(Refusal) in
        exchange.replyWithHelp()
    }
}
