internal import Chat

extension StompQuestion {
    static let help = StompQuestion("help", "", "shows what can be asked") { (exchange) throws(Refusal) in
        exchange.tellHelp()
    }
}
