internal import Chat
internal import Server
internal import Sockets
internal import Threads
internal import Glibc

let log = Log(format: .human)
let logThread = try log.start()
var limits = Limits()
var uris: [ServiceURI] = []
for argument in CommandLine.arguments.dropFirst() {
    if argument.contains("://") { uris.append(ServiceURI(argument)!) } else { try limits.set(argument) }
}
signal(SIGPIPE, SIG_IGN)
var set = sigset_t()
sigemptyset(&set)
sigaddset(&set, SIGTERM)
sigaddset(&set, SIGINT)
pthread_sigmask(SIG_BLOCK, &set, nil)
let server = try ChatServer(
    ServerOptions(
        listeners: uris.isEmpty ? [ServiceURI("plain://127.0.0.1:4000")!] : uris, lobby: RoomName("lobby")!,
        limits: limits), log: log)
log.tell("ready")
var number: Int32 = 0
sigwait(&set, &number)
let ended = server.stop()
log.tell("stopped")
log.close()
logThread.join()
exit(ended ? 0 : 1)
