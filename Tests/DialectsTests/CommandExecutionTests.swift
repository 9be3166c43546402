import Chat
import Testing
import Wire

@testable import Dialects

/// Tests what the sessions in a room receive because of one command, without a server.
@Suite struct CommandExecutionTests {
    final class Session: RoomSession {
        let id: SessionID
        let userID: UserID
        let encodingClass: EncodingClass
        var received: [UInt8] = []

        init(_ number: UInt64, of user: UInt64, reading encodingClass: EncodingClass) {
            (id, userID, self.encodingClass) = (SessionID(number), UserID(user), encodingClass)
        }
    }

    /// Seats of sessions that read this room as plain text, whatever format they use elsewhere.
    struct Seats: RoomSeats {
        let name: RoomName = .usualLobby
        let serverName = "roost"
        var seated: [Session]
        var left: [UserID] = []

        func seat(of session: SessionID) -> Session? { seated.first { $0.id == session } }
        func session(in seat: Session) -> Session { seat }
        func encodingClass(in seat: Session) -> EncodingClass { .plain }
        func recipient(_ session: Session, tag: CommandTag?, at time: Timestamp) -> Recipient {
            Recipient(nil, at: serverName, time, tag: tag)
        }
        mutating func enter(by session: Session) -> [Session] { seated.filter { $0 !== session } }
        mutating func leave(by session: Session) { left.append(session.userID) }
        mutating func attach(_ session: Session, reading encodingClass: EncodingClass) { seated.append(session) }
        mutating func detach(_ session: Session) { seated.removeAll { $0 === session } }
        mutating func reattach(_ session: Session, reading encodingClass: EncodingClass) {}
        mutating func broadcast(_ event: Event, by speaker: SessionID, except seat: Session?) {
            for session in seated where session !== seat {
                encodingClass(in: session).encode(event, in: name, into: &session.received)
            }
        }
        mutating func send(_ bytes: [UInt8], to session: Session, of message: (event: Event, speaker: SessionID)?) {
            session.received += bytes
        }
    }

    private let time = Timestamp(milliseconds: 0)

    private func carryOut(
        _ deliveries: [Delivery], by asker: Session, in seats: inout Seats
    ) -> CommandExecution<Session> {
        let command = RoomCommand(.leave(reason: nil), by: asker.userID, from: asker.id)
        var execution = CommandExecution(command, by: asker, at: time)
        execution.carryOut(deliveries.span, in: &seats)
        return execution
    }

    @Test func `A session that is detached by its own command reads the answer as it has read the room`() {
        let ana = Session(1, of: 1, reading: .telnet)
        var seats = Seats(seated: [ana])
        let answer = Delivery.answer(.exited(seats.name, .left(nil)), to: ana.id)
        _ = carryOut([.detaches(ana.id), .exits(ana.userID), answer], by: ana, in: &seats)
        #expect(String(decoding: ana.received, as: UTF8.self) == "[lobby] -- you left\n")
        #expect(seats.left == [ana.userID])
    }

    @Test func `Nothing of a command remains for the next one`() {
        let ana = Session(1, of: 1, reading: .telnet)
        var seats = Seats(seated: [ana])
        _ = carryOut([.detaches(ana.id)], by: ana, in: &seats)
        _ = carryOut([.exits(ana.userID), .answer(.exited(seats.name, .left(nil)), to: ana.id)], by: ana, in: &seats)
        #expect(String(decoding: ana.received, as: UTF8.self) == "[lobby] -- you left\r\n")
        #expect(seats.left.isEmpty)
    }

    @Test func `Only sessions that do not hear rooms by subscription are attached when another session joins`() {
        let ana = Session(1, of: 1, reading: .plain)
        let phone = Session(2, of: 1, reading: .telnet)
        let program = Session(3, of: 1, reading: .stomp(StompReaderFormat(.v12)))
        var seats = Seats(seated: [phone, program])
        let execution = carryOut([.enters(ana.userID), .attaches(ana.id)], by: ana, in: &seats)
        #expect(execution.siblings.map(\.id) == [phone.id])
    }

    @Test func `A refusal is counted and told to the session that sent the command alone`() {
        let (ana, bo) = (Session(1, of: 1, reading: .plain), Session(2, of: 2, reading: .plain))
        var seats = Seats(seated: [ana, bo])
        let execution = carryOut([.refuse(Refusal(.notInRoom))], by: ana, in: &seats)
        #expect(execution.refusals == 1 && !ana.received.isEmpty && bo.received.isEmpty)
    }
}
