/// Handles the keys that do not edit the line.
extension ChatScreen {
    /// Handles a key, and returns the actions that the caller must perform. `time` stamps the screen's own notices.
    public mutating func press(_ key: Key, at time: WallTime) -> [UserAction] {
        if helpRow != nil && pressOnHelp(key) { return [] }
        if key == .tab || key == .backTab {
            complete()
            return []
        }
        completion = nil
        switch key {
        case .enter: return enterLine(at: time)
        case .control("n"): open((current + 1) % windows.count)
        case .control("p"): open((current + windows.count - 1) % windows.count)
        case .alt(let digit) where digit >= "1" && digit <= "9": open((digit.wholeNumberValue ?? 1) - 1)
        case .alt("a"): openUnread()
        case .pageUp: scroll(by: -max(1, layout.body.count - 2))
        case .pageDown: scroll(by: max(1, layout.body.count - 2))
        case .wheelUp: scroll(by: -ChatScreen.wheelRows)
        case .wheelDown: scroll(by: ChatScreen.wheelRows)
        case .control("l"): return [.redraw]
        case .control("c"):
            if !open.line.isEmpty { open.line.clear() } else { return [.quit] }
        case .control("d") where open.line.isEmpty: return [.quit]
        case .escape:
            search = nil
            open.anchor = nil
            open.look()
        case .character, .control, .alt, .paste, .up, .down, .left, .right, .wordLeft, .wordRight, .home, .end, .insert,
            .delete, .backspace, .altEnter, .altBackspace, .tab, .backTab, .unknown:
            if !open.line.press(key) { pressOnHistory(key) }
        }
        return []
    }

    /// The rows that one step of the mouse wheel scrolls.
    private static let wheelRows = 3

    private mutating func pressOnHistory(_ key: Key) {
        if key != .up && key != .down { return }
        let line = key == .up ? history.earlier(than: open.line.typed) : history.later()
        if let line { open.line.replace(with: line) }
    }

    /// Scrolls or closes the help page; returns false when the key also has another meaning.
    private mutating func pressOnHelp(_ key: Key) -> Bool {
        let page = max(1, layout.body.count - 2)
        let last = max(0, helpRows.count - layout.body.count)
        func moved(_ rows: Int) -> Int { min(max(0, (helpRow ?? 0) + rows), last) }
        switch key {
        case .pageUp: helpRow = moved(-page)
        case .pageDown, .character(" "): helpRow = moved(page)
        case .up: helpRow = moved(-1)
        case .down: helpRow = moved(1)
        case .wheelUp: helpRow = moved(-ChatScreen.wheelRows)
        case .wheelDown: helpRow = moved(ChatScreen.wheelRows)
        case .unknown: break
        case .escape, .enter, .character("q"): helpRow = nil
        case .character, .control, .alt, .paste, .left, .right, .wordLeft, .wordRight, .home, .end, .insert, .delete,
            .backspace, .altEnter, .altBackspace, .tab, .backTab:
            helpRow = nil
            return false
        }
        return true
    }

    /// Opens the next window with a mention, or else the next one with unread messages.
    private mutating func openUnread() {
        let others = (1..<max(1, windows.count)).map { (current + $0) % windows.count }
        let next = others.first { windows[$0].mentions > 0 } ?? others.first { windows[$0].unread > 0 }
        if let next { open(next) }
    }

    /// Replaces the word before the cursor with the next completion.
    private mutating func complete() {
        if completion == nil { completion = newCompletion() }
        var line = open.line
        completion?.offer(in: &line)
        open.line = line
    }

    private func newCompletion() -> Completion? {
        let line = open.line
        let before = line.typed[..<line.spacedStart].text
        if before.isEmpty && line.isCommand {
            return Completion(of: line, among: commands.map { "/" + $0.name }, ending: " ")
        }
        let command = before.split(separator: " ").first.map { String($0.dropFirst()) }
        let hint = line.isCommand ? command.flatMap { name in commands.first { $0.isCalled(name) } } : nil
        let entered = windows.filter { $0.place.kind == .room }.map(\.place.name)
        let rooms = entered + listedRooms.filter { !entered.contains($0) }
        if hint?.takesRoom == true { return Completion(of: line, among: rooms, ending: " ") }
        return Completion(of: line, among: namesToComplete + rooms, ending: before.isEmpty ? ": " : " ")
    }

    /// The names to complete: members of the room, recent speakers first, then the users of other conversations.
    private var namesToComplete: [String] {
        let here = open.members.map(\.name)
        let spoken = open.entries.suffix(200).reversed().map(\.author)
        let persons = windows.filter { $0.place.kind == .person }.map(\.place.name)
        var seen: Set<String> = [ownName.asciiLowercased]
        let present = Set(here.map(\.asciiLowercased))
        return (spoken.filter { present.contains($0.asciiLowercased) } + here + persons).filter {
            seen.insert($0.asciiLowercased).inserted
        }
    }
}
