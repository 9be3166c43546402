internal import Chat
internal import Options
internal import Sockets

extension Configuration {
    /// Reads the arguments and the files that they name. The server calls it again to find changes.
    ///
    /// The command line wins over the config file: one `listen` or `exempt` there replaces all of the file's, while
    /// limits are set one by one.
    static func read(
        arguments: [String], dialects: [ListenableDialect] = ListenableDialect.all
    ) -> Result<Configuration, OptionFaults> {
        do throws(OptionFaults) {
            return read(try ServerOption.table.read(arguments), dialects: dialects)
        } catch {
            return .failure(error)
        }
    }

    /// Reads the configuration from arguments that have been parsed.
    static func read(
        _ arguments: OptionTable.Arguments, dialects: [ListenableDialect] = ListenableDialect.all
    ) -> Result<Configuration, OptionFaults> {
        let path = arguments.options.last { $0.name == ServerOption.config.rawValue }?.value
        let config = path.map { ConfigFile(reading: $0, by: ServerOption.table) }
        let file = OptionValues(config?.options ?? [], dialects: dialects, limits: Limits())
        let line = OptionValues(arguments.options, dialects: dialects, limits: file.limits)
        var faults = arguments.positional.map { OptionFault(.unexpectedArgument($0), at: .commandLine) } + line.faults
        faults += ((config?.faults ?? []) + file.faults).sorted { ($0.origin.line ?? 0) < ($1.origin.line ?? 0) }
        var messageOfTheDay: [MessageText] = []
        if let path = line.messageFile ?? file.messageFile {
            do throws(OptionFaults) {
                messageOfTheDay = try message(reading: path)
            } catch {
                faults += error.faults
            }
        }
        if let path = line.cloakSecret ?? file.cloakSecret {
            do throws(OptionFault) {
                _ = try cloakSecret(path).read()
            } catch {
                faults.append(error)
            }
        }
        var certificates: Certificates?
        do throws(OptionFaults) {
            certificates = try Configuration.certificates(line, over: file)
        } catch {
            faults += error.faults
        }
        if !faults.isEmpty { return .failure(OptionFaults(faults)) }
        var configuration = Configuration(line, over: file, messageOfTheDay: messageOfTheDay)
        configuration.certificates = certificates
        return .success(configuration)
    }

    /// Combines the values of two sources; defaults apply where neither sets a value.
    init(_ line: OptionValues, over file: OptionValues, messageOfTheDay: [MessageText]) {
        self.init(dialects: line.dialects)
        if let given = [line.listeners, file.listeners].first(where: { !$0.isEmpty }) { listeners = given }
        loopback = line.loopback ?? file.loopback
        let given = [line.exempt, file.exempt].first { !$0.isEmpty } ?? []
        let isOwnExempt = loopback.map { $0 == .exempt } ?? given.isEmpty
        exempt = given + (isOwnExempt ? Network.loopback.filter { !given.contains($0) } : [])
        if let given = line.serverName ?? file.serverName { serverName = given }
        if let given = line.description ?? file.description { description = given }
        network = line.network ?? file.network
        password = file.password
        operators = file.operators
        gateways = file.gateways
        if let given = line.lobby ?? file.lobby { lobby = given }
        if let given = line.log ?? file.log { log = given }
        limits = line.limits
        cloakSecret = line.cloakSecret ?? file.cloakSecret
        self.messageOfTheDay = messageOfTheDay
    }

    /// Returns the file at `path` as the file with the secret of the host cloaks.
    static func cloakSecret(_ path: String) -> SecretFile { SecretFile(path, bytes: HostCloaks.secretBytes) }

    /// Returns the lines of a file in a form that is safe to show to every user.
    private static func message(reading path: String) throws(OptionFaults) -> [MessageText] {
        let file: TextFile
        do throws(OptionFault) {
            file = try TextFile(reading: path, atMost: mostMessageBytes)
        } catch {
            throw OptionFaults([error])
        }
        let lines = file.lines.map { MessageText(Array($0.bytes).span) }
        let faults = zip(file.lines, lines).filter { $1 == nil }.map { line, _ in
            OptionFault(.notText, at: file.origin(of: line))
        }
        if !faults.isEmpty { throw OptionFaults(faults) }
        return lines.compactMap(\.self)
    }
}
