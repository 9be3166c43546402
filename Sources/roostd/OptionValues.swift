internal import Chat
internal import Options
internal import Server
internal import Sockets

/// The values that one source sets, a config file or the command line; nil or empty where it sets none.
struct OptionValues {
    /// The dialects that listeners may name.
    let dialects: [ListenableDialect]
    private(set) var listeners: [EndpointURI] = []
    /// The option of the first listener with TLS, which needs a certificate.
    private(set) var encryptedListener: GivenOption?
    /// The options with the paths of certificates, and of their keys, which are read only when no other source overrides
    /// them.
    private(set) var certificates: [GivenOption] = []
    private(set) var keys: [GivenOption] = []
    private(set) var serverName: String?
    private(set) var description: String?
    private(set) var network: String?
    private(set) var password: String?
    private(set) var operators: [OperatorEntry] = []
    private(set) var gateways: [GatewayEntry] = []
    private(set) var lobby: RoomName?
    /// The path of the file, which is read only when no other source overrides it.
    private(set) var messageFile: String?
    /// The path of the file with the secret of the host cloaks, which is checked only when no other source overrides it.
    private(set) var cloakSecret: String?
    /// The limits of the source that was read before, with this source's changes.
    private(set) var limits: Limits
    private(set) var exempt: [Network] = []
    private(set) var loopback: LoopbackRule?
    private(set) var log: LogFormat?
    /// The faults of the options that could not be applied.
    private(set) var faults: [OptionFault] = []

    /// Reads the options; `limits` holds the limits that earlier sources have set.
    init(_ options: [GivenOption], dialects: [ListenableDialect], limits: Limits) {
        self.dialects = dialects
        self.limits = limits
        for option in options {
            do throws(ValueError) {
                try take(option)
            } catch {
                faults.append(ServerOption.table.badValue(option, reason: error.reason))
            }
        }
    }

    /// The reason why a value can't be used, in words that can follow a colon.
    private struct ValueError: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    private mutating func take(_ option: GivenOption) throws(ValueError) {
        switch ServerOption(rawValue: option.name) {
        case .listen:
            let listener = try listener(option.value)
            if listener.isEncrypted && encryptedListener == nil { encryptedListener = option }
            listeners.append(listener)
        case .certificate: certificates.append(option)
        case .key: keys.append(option)
        case .name: serverName = try name(option.value)
        case .description: description = try text(option.value)
        case .network: network = try name(option.value)
        case .password: password = option.value
        case .operator: operators.append(try operatorLine(option.value))
        case .webirc: gateways.append(try gatewayLine(option.value))
        case .lobby: lobby = try room(option.value)
        case .motd: messageFile = option.value
        case .cloakSecret: cloakSecret = option.value
        case .limit: try setLimit(option.value)
        case .exempt: exempt.append(try network(option.value))
        case .loopback: loopback = try loopbackRule(option.value)
        case .log: log = try format(option.value)
        case .config, .check, .help, .version, nil: break  // these ask for something and set nothing
        }
    }

    private func listener(_ value: String) throws(ValueError) -> EndpointURI {
        guard let uri = EndpointURI(value) else {
            throw ValueError(
                EndpointURI.faultOfOptions(in: value)
                    ?? "not DIALECT://HOST[:PORT] or DIALECT+unix:///PATH[?mode=OCTAL]")
        }
        if uri.isEncrypted && !Certificates.areSupported { throw ValueError(Certificates.notSupported) }
        guard let dialect = dialects.first(where: { $0.name == uri.dialect }) else {
            let known = dialects.map(\.name).joined(separator: ", ")
            throw ValueError("this build does not speak \(uri.dialect), but \(known)")
        }
        let listener = uri.withPort(uri.isEncrypted ? dialect.usualEncryptedPort : dialect.usualPort)
        if !listener.picksPort && listeners.contains(where: { $0.place == listener.place }) {
            throw ValueError("another listener is there")
        }
        return listener
    }

    private func name(_ value: String) throws(ValueError) -> String {
        guard (1...Configuration.mostNameBytes).contains(value.utf8.count),
            value.utf8.allSatisfy({ (UInt8(ascii: "!")...UInt8(ascii: "~")).contains($0) })
        else { throw ValueError("not 1 to \(Configuration.mostNameBytes) visible ASCII characters without spaces") }
        return value
    }

    private func text(_ value: String) throws(ValueError) -> String {
        guard value.utf8.count <= Configuration.mostDescriptionBytes, MessageText(value) != nil else {
            throw ValueError("not up to \(Configuration.mostDescriptionBytes) bytes of text without control characters")
        }
        return value
    }

    private func operatorLine(_ value: String) throws(ValueError) -> OperatorEntry {
        guard let line = OperatorEntry(value) else { throw ValueError("not NAME HASH, as 'roostd hash' prints hashes") }
        return line
    }

    private func gatewayLine(_ value: String) throws(ValueError) -> GatewayEntry {
        guard let line = GatewayEntry(value) else {
            throw ValueError("not NAME HASH CIDR…, as 'roostd hash' prints hashes, with networks such as 10.0.0.0/8")
        }
        return line
    }

    private func room(_ value: String) throws(ValueError) -> RoomName {
        guard let room = RoomName(value) else { throw ValueError("no room can be called that") }
        return room
    }

    private func network(_ value: String) throws(ValueError) -> Network {
        guard let network = Network(value) else { throw ValueError("not an address or ADDRESS/BITS") }
        return network
    }

    private func loopbackRule(_ value: String) throws(ValueError) -> LoopbackRule {
        guard let rule = LoopbackRule(rawValue: value) else {
            throw ValueError("not \(LoopbackRule.allCases.map(\.rawValue).joined(separator: " or "))")
        }
        return rule
    }

    private func format(_ value: String) throws(ValueError) -> LogFormat {
        guard let format = LogFormat(rawValue: value) else {
            throw ValueError("not \(LogFormat.allCases.map(\.rawValue).joined(separator: " or "))")
        }
        return format
    }

    private mutating func setLimit(_ value: String) throws(ValueError) {
        do throws(Limits.SettingError) {
            try limits.set(value)
        } catch {
            switch error {
            case .notAnAssignment: throw ValueError("not NAME=VALUE")
            case .unknown(let name): throw ValueError("no limit is called \(name)")
            case .badValue(let limit):
                let facts = limit.facts
                let numbers = "a whole number from \(facts.range.lowerBound) to \(facts.range.upperBound)"
                let values = facts.choices.isEmpty ? numbers : facts.choices.joined(separator: " or ")
                throw ValueError("it takes \(values)\(facts.canBeOff ? ", or off" : "")")
            }
        }
    }
}

extension EndpointURI {
    /// Whether the system picks a free port, so that the listener conflicts with no other.
    fileprivate var picksPort: Bool {
        if case .tcp(_, 0) = place { true } else { false }
    }
}
