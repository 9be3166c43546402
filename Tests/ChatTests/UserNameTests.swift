import Chat
import Seeds
import Testing

@Suite struct UserNameTests {
    static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ[]\\`_^{|}".utf8)
    static let others = Array("0123456789-".utf8)

    @Test func `A user name begins and continues with the characters that the rule allows`() {
        for byte in UInt8.min...UInt8.max {
            let mayBegin = UserNameTests.letters.contains(byte)
            #expect((UserName([byte]) != nil) == mayBegin, "\(byte)")
            let mayFollow = mayBegin || UserNameTests.others.contains(byte)
            #expect((UserName([0x61, byte]) != nil) == mayFollow, "\(byte)")
            #expect((UserName([0x61, byte, 0x61]) != nil) == mayFollow, "\(byte)")
        }
    }

    @Test func `A user name has 1 to 32 bytes`() {
        #expect(UserName("") == nil)
        #expect(UserName(String(repeating: "a", count: 32)) != nil)
        #expect(UserName(String(repeating: "a", count: 33)) == nil)
    }

    @Test(arguments: ["you", "You", "YOU"]) func `The word for the reader is no user name`(_ word: String) {
        #expect(UserName(word) == nil)
        #expect(UserName(word + "r") != nil)
    }

    @Test func `Names that differ only in the case of letters are equal`() throws {
        let ana = try #require(UserName("ana"))
        let shouted = try #require(UserName("ANA"))
        #expect(ana == shouted)
        #expect(ana.hashValue == shouted.hashValue)
        #expect(shouted.description == "ANA")
        #expect(shouted.key == ana.key)
        // RFC 1459 treats these characters as upper and lower case of each other. This server does not.
        #expect(UserName("a{|}^") != UserName("a[\\]~"))
        #expect(UserName("a{") != UserName("a["))
        #expect(UserName("a`") != UserName("a@"))
    }

    @Test func `Scalars outside ASCII are not allowed in a user name`() {
        for value: UInt32 in [0x80, 0xE4, 0x130, 0x17F, 0x301, 0x430, 0x200B, 0x202E, 0x212A, 0xFF41, 0xFE0F, 0x1F600] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(UserName("a" + String(scalar)) == nil)
            #expect(UserName(String(scalar) + "a") == nil)
        }
        #expect(UserName("Ch\u{430}nServ") == nil)
        #expect(UserName([0x61, 0xC0, 0x80]) == nil)
    }

    @Test func `Names are equal exactly when their lower-case forms are`() {
        var chance = SplitMix64(seed: 1)
        let alphabet = UserNameTests.letters
        for _ in 0..<20_000 {
            let left = (0..<2).map { _ in chance.pick(alphabet) }
            let right = (0..<2).map { _ in chance.pick(alphabet) }
            guard let one = UserName(left), let other = UserName(right) else {
                Issue.record("\(left) or \(right) is no name")
                continue
            }
            let same =
                String(decoding: left, as: UTF8.self).lowercased()
                == String(decoding: right, as: UTF8.self).lowercased()
            #expect((one == other) == same)
            #expect((one.key == other.key) == same)
        }
    }
}
