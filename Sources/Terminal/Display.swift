#if Terminal
    internal import CSystem
    internal import CTerminal
    internal import Glibc
    public import Screen
    public import Threads

    /// The user's terminal, between `init` and `close`. One thread owns it and calls all methods except `wake`, which
    /// any thread may call.
    public final class Display: Sendable {
        /// The result of a wait for input.
        public struct DisplayEvent: Sendable {
            /// The typed bytes, as the terminal encodes them.
            public var bytes: [UInt8] = []
            /// Whether the terminal is gone, so that no more input can come.
            public var isGone = false
        }

        /// The terminal cannot be drawn on.
        public struct TerminalError: Error, CustomStringConvertible {
            /// The reason as a sentence for the user.
            public var description: String { "this terminal (TERM) can't be drawn on; --plain needs none" }
        }

        /// Measures the columns of characters on this terminal.
        public static let ruler = TextMeasure { Int(roost_columns($0.value)) }

        private let alarm = roost_eventfd_create()
        private let palette: Palette

        /// Whether standard input and standard output are both terminals.
        public static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

        /// Takes over the terminal. From then on the process reads and writes UTF-8; call this before other threads
        /// start.
        ///
        /// - Parameter hearsMouse: whether the terminal reports the mouse, which then selects text only with Shift.
        /// - Throws: `TerminalError` when the terminal cannot be drawn on.
        public init(hearsMouse: Bool) throws(TerminalError) {
            roost_use_utf8()
            if roost_terminal_open(hearsMouse ? 1 : 0) != 0 { throw TerminalError() }
            palette = Palette(colours: Int(roost_terminal_colours()))
        }

        deinit { close() }

        /// Restores the terminal; further calls have no effect.
        public func close() { roost_terminal_close() }

        /// Ends the owner's current wait.
        public func wake() { roost_eventfd_add(alarm) }

        /// Waits until the user types, another thread calls `wake`, or the deadline comes.
        public func wait(until deadline: Deadline) -> DisplayEvent {
            var occasion = DisplayEvent()
            var waiting = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: alarm, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&waiting, nfds_t(waiting.count), deadline.pollTimeout) <= 0 { return occasion }
            if waiting[1].revents != 0 {
                var count: UInt64 = 0
                _ = read(alarm, &count, MemoryLayout<UInt64>.size)
            }
            if waiting[0].revents == 0 { return occasion }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count > 0 { occasion.bytes = Array(chunk[..<count]) }
            occasion.isGone = count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)
            return occasion
        }

        /// Returns the terminal's current size; 80 by 24 when the size is unknown.
        public func size() -> (columns: Int, rows: Int) {
            var columns: Int32 = 0
            var rows: Int32 = 0
            roost_terminal_size(&columns, &rows)
            return columns > 0 && rows > 0 ? (Int(columns), Int(rows)) : (80, 24)
        }

        /// Draws for another size from now on.
        public func resize(columns: Int, rows: Int) {
            roost_terminal_resize(Int32(clamping: columns), Int32(clamping: rows))
        }

        /// Shows a picture; only differences from the previous picture are sent.
        public func show(_ picture: Picture) {
            roost_terminal_erase()
            for row in 0..<picture.rows {
                for (column, cell) in picture.row(row).enumerated() where !cell.text.isEmpty {
                    if cell.isBlank { continue }
                    let look = palette.look(of: cell.style)
                    roost_terminal_put(Int32(row), Int32(column), cell.text, look.pair, look.attributes)
                }
            }
            roost_terminal_show(Int32(picture.cursor?.row ?? -1), Int32(picture.cursor?.column ?? 0))
        }

        /// Makes the next `show` redraw the whole terminal.
        public func forget() { roost_terminal_forget() }

        /// Rings the bell.
        public func ring() { roost_terminal_ring() }
    }
#endif
