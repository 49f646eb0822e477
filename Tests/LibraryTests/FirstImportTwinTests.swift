import ArchiveModel
import SQLite
import Testing

@testable import Library

/// Blogs made at random, each imported as a large first one and as a plain one.
struct FirstImportTwinTests {
    /// Numbers from a seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private enum Item {
        case post(PostContent)
        case comment(CommentContent)
    }

    /// A blog whose posts come from new to old or the other way, with comments behind them, before
    /// them, far from them and on nothing.
    private static func items(_ seed: UInt64) -> [Item] {
        var dice = Dice(state: seed)
        var days = (0..<40).map { _ in Int.random(in: 0..<25, using: &dice) }
        if seed % 3 < 2 { days.sort() }
        if seed % 3 == 1 { days.reverse() }
        var items: [Item] = []
        var late: [Item] = []
        for (number, day) in days.enumerated() {
            var post = PostContent.test(
                "p\(number)", number % 11 == 5 ? nil : "2011-0\(1 + day / 10)-\(10 + day % 10)",
                section: [.posts, .posts, .posts, .pages, .drafts][number % 5],
                labels: (0..<number % 4).map { "l\($0 * number % 7)" },
                text: "<a href='/p\(day).html'>to \(day)</a> and <a href='/old\(day)'>old</a>",
                words: day)
            if number % 3 == 0 { post.aliases = ["http://lighthouse.example/old\(number)"] }
            items.append(.post(post))
            var names: [String] = []
            for index in 0..<Int.random(in: 0..<5, using: &dice) {
                let name = "c\(number)-\(index)"
                // Some answer what comes later, what is nowhere, each other, or themselves.
                let parent: String? =
                    switch Int.random(in: 0..<6, using: &dice) {
                    case 0: "c\(number)-\(Int.random(in: 0..<5, using: &dice))"
                    case 1: "gone"
                    case 2: names.last
                    default: nil
                    }
                names.append(name)
                let comment = CommentContent.test(
                    name, on: "p\(number)", second: (index * 7) % 5 + 10 * index, answers: parent)
                if Int.random(in: 0..<4, using: &dice) == 0 {
                    late.append(.comment(comment))
                } else {
                    items.append(.comment(comment))
                }
            }
            if number % 9 == 8 { items.append(.comment(.test("lost\(number)", on: "nowhere"))) }
        }
        return seed % 2 == 0 ? items + late : items
    }

    private func take(_ items: [Item], _ byteCount: Int64) throws -> (ImportOutcome, [String]) {
        let test = try TestLibrary()
        let session = try test.library.beginImport(byteCount: byteCount)
        try session.take(.test)
        for item in items {
            switch item {
            case .post(let post): try session.take(post)
            case .comment(let comment): try session.take(comment)
            }
        }
        let outcome = try session.finish(isComplete: true)
        #expect(try test.library.check() == [])
        return (outcome, try content(of: test))
    }

    /// What the library holds, without the numbers of its rows.
    private func content(of test: TestLibrary) throws -> [String] {
        try [
            """
            SELECT section, local, month, offset_minutes, kind, status, is_read, is_starred,
                is_vanished, words, comments, identity, title, author, permalink, is_changed,
                edited_at, told_at, opening, format, text, fingerprint, comment_digest
            FROM post CROSS JOIN body ON body.post = post.id
                CROSS JOIN origin USING (archive, identity)
            ORDER BY section, local, tie
            """,
            """
            SELECT p.identity, c.identity, u.identity, c.author, c.is_by_blog_author, c.local,
                c.offset_minutes, c.format, c.text, c.fingerprint
            FROM post p CROSS JOIN comment c ON c.post = p.id LEFT JOIN comment u ON u.id = c.parent
            ORDER BY p.identity, c.local, c.id
            """,
            """
            SELECT p.identity, x.ordinal, l.name, a.section, a.local
            FROM post p CROSS JOIN post_label x ON x.post = p.id
                CROSS JOIN label l ON l.id = x.label
                LEFT JOIN label_post a ON a.label = x.label AND a.post = p.id ORDER BY 1, 2
            """,
            "SELECT a.key, p.identity FROM address a CROSS JOIN post p ON p.id = a.post ORDER BY 1, 2",
            "SELECT p.identity, a.address FROM alias a CROSS JOIN post p ON p.id = a.post ORDER BY 1, 2",
            "SELECT * FROM month_tally ORDER BY section, month", "SELECT * FROM archive",
        ].flatMap { query in
            try test.connection.all(query) { row in
                (0..<row.columnCount).map { row.text($0) }.joined(separator: "|")
            }
        }
    }

    @Test(arguments: 1..<25) func bothComeToTheSame(_ seed: UInt64) throws {
        let items = Self.items(seed)
        let (expected, content) = try take(items, 0)
        let (outcome, first) = try take(items, 1 << 30)
        #expect(outcome == expected)
        for (line, other) in zip(content, first) where line != other {
            Issue.record("\(other) where a plain import has \(line)")
        }
        #expect(content.count == first.count)
    }
}
