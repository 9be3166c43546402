internal import Chat

extension PlainCommand {
    static let login = PlainCommand("login", usage: "NAME [PASSWORD]", "takes a name and joins the lobby") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(
            .login(
                Login(try arguments.newName(), password: arguments.word().map { Array($0) }, entersLobby: true)))
    }
}
