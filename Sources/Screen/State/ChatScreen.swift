/// All that a person has before them: the rooms and people they talk with, what was said, and the line they type.
///
/// It is a value. What is pressed and heard goes in, what to show and what is wanted come out; it knows no terminal, no
/// clock and no server.
public struct ChatScreen: Sendable {
    /// The talks, in the order in which they are shown. The first is what the server tells.
    public internal(set) var windows: [ChatWindow]
    /// Which of them is open.
    public internal(set) var current = 0
    /// What we are called; empty as long as we are not.
    public var ownName = ""
    /// What the server says to a user who comes in: shown where the user looks once everything is there.
    var greeting: [ScrollbackEntry] = []
    /// How it stands with the server: nothing to say where all is well.
    public var trouble = ""
    /// Whether we are away.
    public var isAway = false
    /// Rooms that the server has told of, to be completed like those that are open.
    public var listedRooms: [String] = []
    /// How many columns the terminal has.
    public internal(set) var columns: Int
    /// How many rows it has.
    public internal(set) var rows: Int

    let ruler: TextMeasure
    let commands: [CommandHint]
    var history = LineHistory()
    var completion: Completion?
    var search: Search?
    /// The row of the help page that is shown first; nil while there is none.
    var helpRow: Int?

    /// A word that is being looked for.
    struct Search: Equatable, Sendable {
        var word: String
        /// Before which entry it is looked for next.
        var before: Int
    }

    /// A desk on which there is nothing but what the server will tell.
    ///
    /// - Parameters:
    ///   - server: what to call the server.
    ///   - commands: those of the server.
    public init(server: String, commands: [CommandHint], columns: Int, rows: Int, ruler: TextMeasure) {
        windows = [ChatWindow(.server(server))]
        self.commands = commands + CommandHint.own
        self.ruler = ruler
        self.columns = columns
        self.rows = rows
    }

    /// The open talk.
    public var open: ChatWindow {
        get { windows[current] }
        _modify { yield &windows[current] }
    }

    /// The terminal has another size.
    public mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// Where a place is among the talks.
    ///
    /// A talk is with a user, whatever they are called. One whose user is not known yet, or a user who is named only, is looked
    /// for by the name among the users who are there.
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

    /// Opens the talk with that number, if there is one.
    mutating func open(_ index: Int) {
        guard windows.indices.contains(index) else { return }
        if index != current { open.lookAway() }
        current = index
        open.look()
        completion = nil
        search = nil
        helpRow = nil
    }

    /// How many talks there may be. What is said in yet another one stands in the first.
    private static let mostTalks = 500

    /// The talk at a place, which is begun where there was none.
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

    /// Takes a talk away, and opens the one before it where it was open.
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
