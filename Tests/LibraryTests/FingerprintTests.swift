import ArchiveModel
import Testing

@testable import Library

struct FingerprintTests {
    private static let post = PostContent(
        identity: "a", title: "The lens at Fastnet", date: PostDate(local: 100, offsetMinutes: 60),
        author: "Keeper", labels: ["fog", "lamp"], permalink: "http://lighthouse.example/a",
        body: PostBody(text: "<p>Eleven feet of glass.</p>", format: .html), words: 4)

    @Test func itNeverChangesFromVersionToVersion() {
        #expect(Self.post.fingerprint == 8_703_100_433_561_987_536)
        let comment = CommentContent.test("1", on: "a", answers: "0")
        #expect(comment.fingerprint == -4_901_224_215_749_234_835)
    }

    @Test func everythingThatIsShownCounts() {
        let changes: [(inout PostContent) -> Void] = [
            { $0.kind = .page }, { $0.status = .draft }, { $0.title += " " }, { $0.date = nil },
            { $0.date = PostDate(local: 101, offsetMinutes: 60) },
            { $0.date = PostDate(local: 100, offsetMinutes: nil) }, { $0.author = "" },
            { $0.labels = ["lamp", "fog"] }, { $0.labels = ["foglamp"] }, { $0.permalink += "/" },
            { $0.body.text += "." }, { $0.body.format = .plainText },
            { ($0.title, $0.author) = ($0.author, $0.title) },
        ]
        var values: Set<Int64> = [Self.post.fingerprint]
        for change in changes {
            var post = Self.post
            change(&post)
            values.insert(post.fingerprint)
        }
        #expect(values.count == changes.count + 1)
    }

    @Test func whatIsNotShownDoesNot() {
        var post = Self.post
        post.words = 99
        post.identity = "b"
        #expect(post.fingerprint == Self.post.fingerprint)
    }

    @Test func noBitOfATextIsOverlooked() {
        let text = Array("The quick brown fox jumps over".utf8)
        var values: Set<Int64> = []
        for length in 0...text.count {
            for bit in 0..<length * 8 {
                var bytes = Array(text[..<length])
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                guard let text = String(validating: bytes, as: UTF8.self) else { continue }
                var fingerprint = Fingerprint()
                fingerprint.mix(text)
                #expect(values.insert(fingerprint.value).inserted)
            }
        }
        #expect(values.count > 3_000)
    }
}
