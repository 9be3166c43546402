#if Terminal
    internal import CTerminal
    internal import Screen

    /// The terminal's colours for the styles of a picture: many colours, eight, or none.
    struct Palette {
        private let colours: Int

        /// Twelve of 256 colours that are readable on dark and on light; with eight colours, six of them plain and
        /// bold.
        private static let many: [Int16] = [160, 34, 136, 33, 163, 37, 203, 70, 172, 69, 133, 73]
        private static let few: [Int16] = [1, 2, 3, 4, 5, 6]

        /// The first colour pair for names; the pairs before it are for unimportant and for important text.
        private static let subdued: Int16 = 1
        private static let urgent: Int16 = 2
        private static let firstName: Int16 = 3

        init(colours: Int) {
            self.colours = colours
            if colours == 0 { return }
            let names = colours >= 256 ? Palette.many : Palette.few
            roost_terminal_define(Palette.subdued, colours >= 256 ? 244 : -1)
            roost_terminal_define(Palette.urgent, 1)
            for (pair, colour) in zip(Palette.firstName..., names) { roost_terminal_define(pair, colour) }
        }

        /// Returns the colour pair and the attributes of a style.
        func look(of style: Style) -> (pair: Int16, attributes: Int32) {
            var attributes: UInt32 = 0
            var pair: Int16 = 0
            if style.isBold { attributes |= roost_terminal_bold.rawValue }
            if style.isReversed { attributes |= roost_terminal_reversed.rawValue }
            if style.isUnderlined { attributes |= roost_terminal_underlined.rawValue }
            switch style.colour {
            case .usual: break
            case .subdued where colours >= 256: pair = Palette.subdued
            case .subdued: attributes |= roost_terminal_dim.rawValue
            case .urgent: pair = colours == 0 ? 0 : Palette.urgent
            case .name(let number) where colours >= 256:
                pair = Palette.firstName + Int16(number % Palette.many.count)
            case .name(let number) where colours > 0:
                pair = Palette.firstName + Int16(number % Palette.few.count)
                if number >= Palette.few.count { attributes |= roost_terminal_bold.rawValue }
            case .name: break
            }
            return (pair, Int32(bitPattern: attributes))
        }
    }
#endif
