/// Everything that a session may request from the server, as a dialect needs it. Code that needs less takes only the part.
///
/// The server implements it with threads and locks, a simulator without. `RequestRouter`, above this protocol, and
/// `Room`, `NameRegistry` and `RoomTable`, below it, make every decision that needs neither.
public protocol ServerAccess: RoomAccess, UserDirectory, ReplySink, Administration {}
