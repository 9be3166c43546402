/// Scrolls the open window. The anchor at the bottom is an entry, so that new messages do not move the view.
extension ChatScreen {
    /// Scrolls by the number of rows, down for a positive number. At the bottom, the view follows new messages again.
    mutating func scroll(by rows: Int) {
        let pane = talkPane
        var anchor = open.anchor ?? ChatWindow.Anchor(serial: open.serials.upperBound - 1, rowsBelow: 0)
        anchor.rowsBelow = min(anchor.rowsBelow, max(0, pane.rows(of: anchor.serial).count - 1)) - rows
        while anchor.rowsBelow < 0 && anchor.serial < open.serials.upperBound - 1 {
            anchor.serial += 1
            anchor.rowsBelow += pane.rows(of: anchor.serial).count
        }
        while anchor.serial > open.serials.lowerBound && anchor.rowsBelow >= pane.rows(of: anchor.serial).count {
            anchor.rowsBelow -= pane.rows(of: anchor.serial).count
            anchor.serial -= 1
        }
        if anchor.serial <= open.serials.lowerBound || pane.rows(upTo: anchor).count < pane.height {
            anchor = top(of: pane)
        }
        let isAtEnd = anchor.serial >= open.serials.upperBound - 1 && anchor.rowsBelow <= 0
        open.anchor = isAtEnd ? nil : anchor
        if isAtEnd { open.look() }
    }

    /// Returns the last row of the first page.
    private func top(of pane: MessagePane) -> ChatWindow.Anchor {
        var count = 0
        for serial in open.serials {
            let rows = pane.rows(of: serial).count
            if count + rows >= pane.height {
                return ChatWindow.Anchor(serial: serial, rowsBelow: count + rows - pane.height)
            }
            count += rows
        }
        return ChatWindow.Anchor(serial: open.serials.upperBound - 1, rowsBelow: 0)
    }
}
