internal import Chat

extension IRCCommand {
    /// INFO [SERVER]: describes the server and shows its start time.
    static let info = IRCCommand("INFO") { exchange in
        if !exchange.isHere(0) { return }
        let facts = exchange.server.facts
        let lines = [
            "Roost, a chat server with many rooms, for any client that people already have.", facts.description,
            "Running since \(facts.started.iso8601).",
        ]
        for line in lines where !line.isEmpty { exchange.reply(.info, words: Array(line.utf8)) }
        exchange.reply(.endOfInfo)
    }
}
