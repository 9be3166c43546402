import Testing

@testable import Options
@testable import roostd

/// Tests that passwords are accepted only in config files, and operators' passwords only as hashes.
@Suite struct PasswordTests {
    private let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory() }

    @Test func `A hash matches its own password and no other`() throws {
        let hash = try #require(PasswordHash(of: Array("secret".utf8)))
        #expect(hash.matches(Array("secret".utf8)))
        #expect(!hash.matches(Array("Secret".utf8)))
        #expect(!hash.matches([]))
        #expect(try #require(PasswordHash(of: Array("secret".utf8))) != hash)
    }

    @Test func `A hash of crypt(3) that another program made is accepted`() throws {
        let hash = try #require(
            PasswordHash(
                "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"))
        #expect(hash.matches(Array("Hello world!".utf8)))
        #expect(!hash.matches(Array("Hello world".utf8)))
    }

    @Test func `A password that cannot be hashed matches nothing`() throws {
        #expect(PasswordHash("*0") == nil)
        let nonsense = try #require(PasswordHash("nothing-that-crypt-made"))
        #expect(!nonsense.matches(Array("secret".utf8)))
    }

    @Test func `A config file may hold passwords, and a command line may not`() throws {
        let hash = try #require(PasswordHash(of: Array("secret".utf8)))
        let config = try scratch.file(
            "roost.conf", "password sesame\noperator root \(hash)\ndescription A house\nnetwork Lake\n")
        let configuration = try Configuration.read(arguments: ["--config", config]).get()
        #expect(configuration.password == "sesame")
        #expect(configuration.operators == [OperatorEntry("root \(hash)")])
        #expect(configuration.description == "A house")
        #expect(configuration.network == "Lake")
        #expect(!configuration.summary.contains("sesame"))
        for arguments in [["--password", "sesame"], ["--operator", "root \(hash)"]] {
            guard case .failure(let faults) = Configuration.read(arguments: arguments) else {
                Issue.record("it was taken")
                continue
            }
            #expect(faults.description.contains("can only stand in a config file"))
        }
    }

    @Test func `An operator's line without a hash is a fault that names its line`() throws {
        let config = try scratch.file("roost.conf", "name x\noperator root\n")
        guard case .failure(let faults) = Configuration.read(arguments: ["--config", config]) else {
            Issue.record("it was taken")
            return
        }
        #expect(faults.description.hasPrefix("\(config):2: operator"))
    }
}
