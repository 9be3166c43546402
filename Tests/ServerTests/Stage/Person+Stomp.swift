extension Person {
    /// Logs in over STOMP, with further headers such as `refusals:message`. Returns the lines of the CONNECTED frame.
    @discardableResult
    func logInOverStomp(_ headers: String...) throws -> [String] {
        let lines = ["CONNECT", "accept-version:1.2", "login:\(name)"] + headers + ["", "\0"]
        try send(Array(lines.joined(separator: "\n").utf8))
        var connected = [try next()]
        while connected.last != "" { connected.append(try next()) }
        _ = try bytes(2)  // NUL and LF
        return connected
    }

    /// Reads up to the end of the headers of the receipt with that name. Returns all lines read.
    func receipt(_ name: String) throws -> [String] {
        var lines = try skip(to: "receipt-id:\(name)")
        repeat { lines.append(try next()) } while lines.last != ""
        _ = try bytes(1)  // NUL
        return lines
    }
}
