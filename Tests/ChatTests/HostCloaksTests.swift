import Testing

@testable import Chat

@Suite struct HostCloaksTests {
    /// Vectors of the reference implementation: key 00, 01, … 0f; input 00, 01, … of that length.
    @Test(arguments: [
        (0, 0x726F_DB47_DD0E_0E31 as UInt64), (1, 0x74F8_39C5_93DC_67FD), (8, 0x93F5_F579_9A93_2462),
        (15, 0xA129_CA61_49BE_45E5),
    ])
    func `SipHash computes the values of the reference implementation`(_ length: Int, _ hash: UInt64) {
        let key = (0..<16).map { UInt8($0) }
        #expect(SipHash(key: key).hash(of: (0..<length).map { UInt8($0) }) == hash)
    }

    @Test func `A cloak depends on the address and on every byte of the secret`() throws {
        let secret = (0..<32).map { UInt8($0) }
        let address: [UInt8] = [192, 0, 2, 1]
        let cloak = try #require(HostCloaks(secret: secret)).cloak(of: address)
        #expect(try #require(HostCloaks(secret: secret)).cloak(of: address) == cloak)
        #expect(try #require(HostCloaks(secret: secret)).cloak(of: [192, 0, 2, 2]) != cloak)
        for place in secret.indices {
            var other = secret
            other[place] ^= 1
            #expect(try #require(HostCloaks(secret: other)).cloak(of: address) != cloak, "byte \(place)")
        }
        #expect(HostCloaks(secret: Array(secret.dropLast())) == nil)
    }

    @Test func `A cloak of these bytes never changes, since bans that are kept hold it`() throws {
        let cloaks = try #require(HostCloaks(secret: (0..<32).map { UInt8($0) }))
        #expect(String(decoding: cloaks.cloak(of: [192, 0, 2, 1]), as: UTF8.self) == "13pswtjgf17yg.cloak")
    }

    @Test func `Nothing of the secret is in a description of the cloaks`() throws {
        let cloaks = try #require(HostCloaks(secret: [UInt8](repeating: 0xAB, count: 32)))
        #expect("\(cloaks)" == "HostCloaks")
    }
}
