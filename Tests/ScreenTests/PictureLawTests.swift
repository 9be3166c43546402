import Seeds
import Testing

@testable import Screen

/// Tests that random keys and messages, at any size of the terminal, give a picture of that size, which contains
/// nothing that controls the terminal.
@Suite struct PictureLawTests {
    private static let keys: [Key] = [
        .character("a"), .character("/"), .character("日"), .paste("/a\nb\tc"), .enter, .altEnter, .tab, .up, .down,
        .left,
        .pageUp, .pageDown, .control("n"), .control("p"), .control("w"), .control("y"), .alt("1"), .alt("9"), .alt("a"),
        .escape, .backspace, .home, .character(" "), .character("b"),
    ]
    private static let words = [
        "hello", "\u{1B}]0;title\u{7}\u{1B}[2J", "日本語 👩‍👩‍👧", "a\nb\nc",
        "https://example.org/" + String(repeating: "x", count: 90),
        "ana", "\u{202E}reversed", "\r\u{8}\u{9B}31m", "", String(repeating: "e\u{301}", count: 300),
    ]

    @Test(arguments: 0..<12) func `Random screens can be drawn`(seed: Int) {
        var chance = SplitMix64(seed: UInt64(seed))
        func pick<Element>(_ all: [Element]) -> Element { all[Int(chance.next() % UInt64(all.count))] }
        var scene = Scene(columns: 1 + seed * 14, rows: 1 + seed * 4)
        for _ in 0..<80 {
            let hostile = pick(Self.words)
            switch chance.next() % 12 {
            case 0: scene.screen.resize(columns: Int(chance.next() % 150), rows: Int(chance.next() % 50))
            case 1:
                scene.screen.enter(
                    hostile, topic: hostile, members: [Participant(hostile)], opening: chance.next() % 2 == 0)
            case 2: scene.screen.hear(ScrollbackEntry(.message, by: hostile, hostile, at: noon), at: .person(hostile))
            case 3: scene.screen.exit("lobby", closing: chance.next() % 2 == 0)
            case 4: scene.types(pick(["/search a", "/help", "/close", "/search", "/switch lobby"]), .enter)
            case 5...7:
                scene.hears(
                    hostile, pick(Self.words), in: pick(["lobby", "kitchen"]),
                    pick([.message, .action, .told, .refusal]))
            default: scene.presses(pick(Self.keys))
            }
            let picture = scene.screen.picture
            #expect(picture.columns == max(1, scene.screen.columns) && picture.rows == max(1, scene.screen.rows))
            if let cursor = picture.cursor { #expect(cursor.row < picture.rows && cursor.column < picture.columns) }
            let steering = picture.cells.contains { cell in
                cell.text.unicodeScalars.contains {
                    $0.value < 0x20 || ($0.value >= 0x7F && $0.value < 0xA0) || $0.value == 0x202E
                }
            }
            #expect(!steering)
        }
    }
}
