/// The state of the screen: the rooms and direct conversations, their messages, and the line that the user types.
///
/// It is a value. Keys and events go in, pictures and the user's actions come out. It knows no terminal, clock or
/// server.
public struct ChatScreen: Sendable {
    /// The windows, in the order in which they are shown. The first one shows the server's notices.
    public internal(set) var windows: [ChatWindow]
    /// The index of the open window.
    public internal(set) var current = 0
    /// The user's name; empty before login.
    public var ownName = ""
    /// The server's greeting of a new user: shown in the open window once everything has arrived.
    var greeting: [ScrollbackEntry] = []
    /// A problem with the connection to the server; empty when there is none.
    public var trouble = ""
    /// Whether the user is away.
    public var isAway = false
    /// The rooms that the server has listed, offered for completion like those that are open.
    public var listedRooms: [String] = []
    /// The width of the terminal in columns.
    public internal(set) var columns: Int
    /// The height of the terminal in rows.
    public internal(set) var rows: Int

    let ruler: TextMeasure
    let commands: [CommandHint]
    var history = LineHistory()
    var completion: Completion?
    var search: Search?
    /// The first visible row of the help page; nil while the page is closed.
    var helpRow: Int?

    /// A word that the user searches for.
    struct Search: Equatable, Sendable {
        var word: String
        /// The entry before which the search continues.
        var before: Int
    }

    /// Creates a screen with only the server's window.
    ///
    /// - Parameters:
    ///   - server: the name of the server's window.
    ///   - commands: the commands of the server.
    public init(server: String, commands: [CommandHint], columns: Int, rows: Int, ruler: TextMeasure) {
        windows = [ChatWindow(.server(server))]
        self.commands = commands + CommandHint.own
        self.ruler = ruler
        self.columns = columns
        self.rows = rows
    }

    /// The open window.
    public var open: ChatWindow {
        get { windows[current] }
        _modify { yield &windows[current] }
    }

    /// Adapts to a new size of the terminal.
    public mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// Returns the index of the window with that target; nil when there is none.
    ///
    /// A direct conversation belongs to a user, whatever the user's name. A window or target without an id is matched
    /// by name among the connected users.
    func index(of place: WindowTarget) -> Int? {
        if let index = windows.firstIndex(where: { $0.place == place && ($0.isEntered || place.kind == .room) }) {
            return index
        }
        guard place.kind == .person else { return nil }
        if let identity = place.identity, let index = windows.firstIndex(where: { $0.place.identity == identity }) {
            return index
        }
        return windows.lastIndex { window in
            window.place.kind == .person && window.isEntered && window.place.hasName(of: place)
                && (window.place.identity == nil || place.identity == nil)
        }
    }

    /// Opens the window with that index, if there is one.
    mutating func open(_ index: Int) {
        guard windows.indices.contains(index) else { return }
        if index != current { open.lookAway() }
        current = index
        open.look()
        completion = nil
        search = nil
        helpRow = nil
    }

    /// The most windows. Messages for any further window are shown in the first.
    private static let mostTalks = 500

    /// Returns the index of the window with that target, creating the window if needed.
    @discardableResult
    mutating func begin(_ place: WindowTarget) -> Int {
        if let index = index(of: place) {
            if windows[index].place.identity == nil && place.kind == .person { windows[index].place = place }
            return index
        }
        if windows.count >= ChatScreen.mostTalks { return 0 }
        windows.append(ChatWindow(place))
        return windows.count - 1
    }

    /// Removes a window; if it was open, the window before it opens.
    mutating func close(_ index: Int) {
        guard index > 0 && windows.indices.contains(index) else { return }
        windows.remove(at: index)
        if index == current {
            current = index - 1
            open.look()
        } else if index < current {
            current -= 1
        }
    }
}
