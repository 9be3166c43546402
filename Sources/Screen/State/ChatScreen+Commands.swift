/// Handles entered lines.
extension ChatScreen {
    /// Handles the typed line when the user presses Enter, and returns the resulting actions.
    mutating func enterLine(at time: WallTime) -> [UserAction] {
        let line = open.line
        if line.isEmpty { return [] }
        open.line.clear()
        history.append(line.typed)
        if !line.isCommand { return say(line.said, at: time) }
        let words = line.text.dropFirst().split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = words.count > 1 ? words[1].trimmed : ""
        switch words.first.map({ String($0).asciiLowercased }) {
        case "help" where rest.isEmpty: helpRow = 0
        case "help": showHelp(on: rest, at: time)
        case "clear": open.clear()
        case "query" where rest.isEmpty: showNotice("say /query USER", at: time)
        case "query": show(.person(rest))
        case "search": find(rest, at: time)
        case "close": return closeCurrent(at: time)
        case "switch" where index(of: .room(rest)) != nil: open(index(of: .room(rest)) ?? current)
        case "switch" where index(of: .person(rest)) != nil: open(index(of: .person(rest)) ?? current)
        case "quit" where rest.isEmpty, "logout" where rest.isEmpty: return [.quit]
        default: return [.command(String(line.text.dropFirst()), open.place)]
        }
        return []
    }

    private mutating func say(_ text: String, at time: WallTime) -> [UserAction] {
        if open.place.kind == .server {
            showNotice("nobody hears you here; /join a room, or choose one with Alt and its number", at: time)
            return []
        }
        if open.place.kind == .person && !open.isEntered {
            let name = open.place.name
            showNotice("\(name) has left; /msg \(name) TEXT speaks to the user who has that name now", at: time)
            return []
        }
        open.anchor = nil
        open.lastRead = nil
        return [.say(text, open.place)]
    }

    private mutating func closeCurrent(at time: WallTime) -> [UserAction] {
        let place = open.place
        switch place.kind {
        case .server: showNotice("this stays", at: time)
        case .room where open.isEntered: showNotice("you are in this room; /leave it first", at: time)
        case .room: close(current)
        case .person:
            close(current)
            return [.forget(place)]
        }
        return []
    }

    /// Appends a notice of the screen itself to the open window.
    mutating func showNotice(_ words: String, at time: WallTime) {
        open.append(ScrollbackEntry(.told, words, at: time))
    }

    /// Searches for a word, from the end or from the last match; an empty word repeats the search.
    private mutating func find(_ word: String, at time: WallTime) {
        let wanted = word.isEmpty ? search?.word ?? "" : word
        if wanted.isEmpty { return showNotice("say /search WORD", at: time) }
        let isSame = search?.word == wanted
        let before = isSame ? search?.before ?? open.serials.upperBound : open.serials.upperBound
        let found = open.serials.prefix { $0 < before }.last { serial in
            open.entry(serial)?.contains(wanted) == true
        }
        guard let found else {
            search = nil
            return showNotice(isSame ? "no more \"\(wanted)\" before" : "no \"\(wanted)\" here", at: time)
        }
        search = Search(word: wanted, before: found)
        open.anchor = ChatWindow.Anchor(serial: found, rowsBelow: 0)
        scroll(by: layout.body.count / 2)
    }
}

extension ScrollbackEntry {
    /// Whether the entry's text or author contains a word, regardless of capitals.
    func contains(_ word: String) -> Bool {
        text.lowercased().contains(word.lowercased()) || author.asciiLowercased == word.asciiLowercased
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
