import ArchiveModel
import Prose
import ReaderModel

/// A post with its text, as a ``Shelf`` holds it.
struct ShelvedPost {
    var row: PostRow
    var author = "Marit"
    var labels: [String] = []
    var document = Document()
    var comments: [Comment] = []
    var commentDocuments: [Document] = []

    init(
        _ id: Int64, _ year: Int, _ month: Int, _ day: Int, _ title: String, words: Int = 300,
        comments: Int = 0, section: Section = .posts, isRead: Bool = false,
        isStarred: Bool = false, isVanished: Bool = false
    ) {
        row = PostRow(
            id: PostID(id), archive: Shelf.archive, section: section, title: title,
            date: PostDate(year: year, month: month, day: day, hour: 9), words: words,
            comments: comments, isRead: isRead, isStarred: isStarred, isVanished: isVanished)
    }

    var stored: StoredPost {
        StoredPost(
            row: row, kind: row.section == .pages ? .page : .post,
            status: row.section == .drafts ? .draft : .published, author: author, labels: labels,
            permalink: "http://tides.example/\(row.id.rawValue)",
            body: PostBody(text: "", format: .html), comments: comments)
    }
}

extension Shelf {
    /// A blog of four years with silent months, all kinds of posts, and one to read.
    static var tideTables: Shelf {
        var posts = [Self.essay]
        posts += [
            ShelvedPost(
                2, 2011, 1, 26, "A letter from the harbour master’s daughter", words: 420,
                comments: 12, isStarred: true),
            ShelvedPost(3, 2011, 1, 28, "", words: 40),
            ShelvedPost(
                4, 2011, 1, 29, "The long list of everything that has ever washed ashore here",
                words: 16_000, comments: 1, isRead: true, isStarred: true),
            ShelvedPost(5, 2011, 2, 3, "Withdrawn", words: 900, isRead: true, isVanished: true),
            ShelvedPost(6, 2011, 2, 14, "港の灯りについて、そして長い冬の夜について", words: 700),
            ShelvedPost(7, 2011, 2, 15, "רוח מזרחית", words: 500),
            ShelvedPost(8, 2011, 2, 20, "Ice, at last", words: 260, isRead: true),
            ShelvedPost(9, 2011, 4, 2, "About the station", section: .pages),
            ShelvedPost(10, 2011, 4, 3, "Not finished", section: .drafts),
        ]
        var id: Int64 = 100
        for (year, counts) in [
            (2008, [0, 0, 0, 0, 2, 4, 9, 3, 1, 0, 0, 1]),
            (2009, [1, 2, 0, 6, 5, 5, 7, 12, 3, 2, 1, 1]),
            (2010, [1, 1, 3, 0, 0, 0, 0, 0, 2, 8, 4, 2]),
        ] {
            for (month, count) in counts.enumerated() {
                for day in 0..<count {
                    posts.append(
                        ShelvedPost(
                            id, year, month + 1, 1 + 2 * day, "Log of the watch, \(day + 1)",
                            words: 200 + 90 * day, isRead: year < 2010))
                    id += 1
                }
            }
        }
        return Shelf(posts: posts)
    }

    /// A post with a bit of everything that text can be.
    private static var essay: ShelvedPost {
        var post = ShelvedPost(
            1, 2011, 1, 25, "Fog signals, and why they fell silent", words: 610, comments: 2)
        post.labels = ["fog", "machines"]
        post.document = Document(blocks: [
            .paragraph([
                .text("For a hundred years the horn on the mole spoke every "),
                .styled(.emphasis, [.text("forty seconds")]),
                .text(" whenever the pilot could not see the "),
                .link(address: "http://tides.example/buoy", [.text("outer buoy")]),
                .text(" from his window. Then one morning in March it did not."),
            ]),
            .heading(level: 2, [.text("The engine")]),
            .paragraph([
                .text("It burned paraffin and was called "),
                .styled(.strong, [.text("the cow")]),
                .text(". Starting it took two men, a blowlamp and "),
                .styled(.code, [.text("valve 3")]), .text("."),
            ]),
            .quote([
                .paragraph([
                    .text("You do not hear it with your ears. You hear it with the floor.")
                ])
            ]),
            .list(
                ListBlock(
                    start: nil,
                    items: [
                        [.paragraph([.text("one blast: the mole")])],
                        [.paragraph([.text("two blasts: the outer light")])],
                    ])),
            .rule,
            .paragraph([.text("Now there is a light on a screen, and it is never wrong.")]),
        ])
        post.comments = [
            Comment(
                id: 1, identity: "a", author: "Jon", body: PostBody(text: "", format: .html)),
            Comment(
                id: 2, identity: "b", parent: 1, author: "Marit", isByBlogAuthor: true,
                body: PostBody(text: "", format: .html)),
        ]
        post.commentDocuments = [
            Document(blocks: [.paragraph([.text("My father was the second man.")])]),
            Document(blocks: [.paragraph([.text("He held the blowlamp, I think.")])]),
        ]
        return post
    }

    /// Titles that would take the terminal over, or shift a row.
    static var hostile: Shelf {
        let titles = [
            "\u{1B}[31mred\u{1B}]52;c;QUFB\u{7} and \u{9B}2Jgone",
            "Family 👩‍👩‍👧‍👦 of four 👍🏽 ok", "line\u{2028}separator\r\nand\ttab",
            "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
            "a漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
            "Zalgo " + String(repeating: "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", count: 3),
            "\u{301}\u{302}marks without a letter", "abc\u{202E}txt.exe", "flags 🇳🇴🇸🇪 and ❤️ and 1️⃣",
            String(repeating: "W", count: 5_000), "שלום עולם (2011) abc", "\u{200B}\u{FEFF}",
        ]
        return Shelf(
            posts: titles.enumerated().map { index, title in
                ShelvedPost(Int64(index + 1), 2011, 1, index + 1, title)
            }, title: "Evil\u{1B}]0;pwned\u{7} \u{202E}golb")
    }

    /// Archives to choose from, this one first.
    static var severalArchives: Shelf {
        var shelf = tideTables
        shelf.others = [
            ArchiveSummary(
                id: ArchiveID(2),
                blog: BlogInfo(identity: "a", kind: .bloggerTakeout, title: "Kajen på norra sidan"),
                tally: Tally(posts: 12_345, unread: 12_000),
                firstMonth: Month(year: 1999, number: 3),
                lastMonth: Month(year: 2024, number: 1)),
            ArchiveSummary(
                id: ArchiveID(3),
                blog: BlogInfo(
                    identity: "b", kind: .atom, title: "灯台日記 — 海と空と、長い長い題名のついた日記帳"),
                tally: Tally(posts: 1), firstMonth: Month(year: 2013, number: 5),
                lastMonth: Month(year: 2013, number: 5)),
            ArchiveSummary(
                id: ArchiveID(4),
                blog: BlogInfo(identity: "c", kind: .savedText, link: "http://old.example/page")),
        ]
        return shelf
    }
}
