#if Terminal
    internal import Chat
    internal import Glibc
    internal import Screen
    internal import Threads

    extension WallTime {
        /// The current local time.
        static var now: WallTime { WallTime(Timestamp(milliseconds: Clock.wall())) }

        /// Converts a timestamp to the user's local time.
        init(_ time: Timestamp) {
            var seconds = time_t(time.milliseconds / 1000)
            var parts = tm()
            localtime_r(&seconds, &parts)
            func pad(_ number: Int32, _ width: Int) -> String {
                let digits = String(number)
                return String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
            self.init(
                day: "\(pad(parts.tm_year &+ 1900, 4))-\(pad(parts.tm_mon + 1, 2))-\(pad(parts.tm_mday, 2))",
                minute: "\(pad(parts.tm_hour, 2)):\(pad(parts.tm_min, 2))")
        }
    }
#endif
