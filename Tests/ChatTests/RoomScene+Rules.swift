@testable import Chat

/// Returns a room that is not the lobby, with ana, ben and carl as members. Ana is its operator.
func den() throws -> RoomScene {
    var scene = try RoomScene(isLobby: false)
    for (number, name) in [(1, "ana"), (2, "ben"), (3, "carl")] { _ = try scene.join(UInt64(number), name) }
    return scene
}

extension RoomScene {
    mutating func set(
        _ mode: RoomMode, _ argument: String = "", isSet: Bool = true, by user: UInt64 = 1
    ) -> [Delivery] {
        apply(.changeModes([ModeChange(mode, isSet: isSet, argument.utf8)]), by: user)
    }

    func roles(_ user: UInt64) -> Roles? { room.members[UserID(user)]?.roles }
}

extension [Delivery] {
    var words: [Refusal.Word] { refusals.map(\.word) }

    /// The mode changes that the room's events report.
    var changes: [ModeChange] {
        told.flatMap { told -> [ModeChange] in
            if case .modesChanged(_, let changes) = told.event.kind { changes } else { [] }
        }
    }
}
