internal import Chat

extension IRCCommand {
    /// STATS LETTER [SERVER]: `u` shows the uptime of the server. Other letters have no report.
    static let stats = IRCCommand("STATS", parameters: 1) { exchange in
        if !exchange.isHere(1) { return }
        let letter = exchange.message[0]?.first ?? UInt8(ascii: "*")
        if letter == UInt8(ascii: "u") {
            let seconds = (exchange.server.now.milliseconds - exchange.server.facts.started.milliseconds) / 1000
            let (minutes, rest) = (seconds / 60 % 60, seconds % 60)
            let clock = [minutes, rest].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            let words = "Server Up \(seconds / 86_400) days \(seconds / 3_600 % 24):\(clock)"
            exchange.reply(.statsUptime, words: Array(words.utf8))
        }
        let isLetter = letter > UInt8(ascii: " ") && letter < 0x7F && letter != UInt8(ascii: ":")
        exchange.reply(.endOfStats, [[isLetter ? letter : UInt8(ascii: "*")]])
    }
}
