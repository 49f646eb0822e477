import ArchiveModel
import Prose
import ReaderModel

/// A post of a blog that tests make up: what the fake library answers with.
struct FakePost {
    var stored: StoredPost
    var document: Document
    var commentDocuments: [Document] = []

    var row: PostRow { stored.row }

    /// Makes a post whose body has a number of paragraphs of one short line each.
    init(
        _ id: Int64, _ date: String?, title: String? = nil, lines: Int = 1, words: Int = 46,
        section: Section = .posts, permalink: String? = nil, comments: Int = 0
    ) {
        let row = PostRow(
            id: PostID(id), archive: FakeLibrary.archive, section: section,
            title: title ?? "Post \(id)", date: date.flatMap(Self.date), words: words,
            comments: comments)
        let body = PostBody(text: "", format: .html)
        stored = StoredPost(
            row: row, kind: section == .pages ? .page : .post,
            status: section == .drafts ? .draft : .published, author: "Ada",
            permalink: permalink ?? "http://example.org/\(id)", body: body,
            comments: (0..<comments).map {
                Comment(
                    id: Int64($0), identity: "c\($0)", author: "Reader \($0)", body: body)
            })
        document = Document(
            blocks: (0..<lines).map { .paragraph([.text("Line \($0) of post \(id).")]) })
        commentDocuments = (0..<comments).map {
            Document(blocks: [.paragraph([.text("Comment \($0).")])])
        }
    }

    /// Adds paragraphs of one link each.
    func linking(to addresses: [String]) -> FakePost {
        var post = self
        post.document.blocks += addresses.map {
            .paragraph([.text("See "), .link(address: $0, [.text("this place")]), .text(".")])
        }
        return post
    }

    /// Adds a sentence with a footnote, and far below it the note.
    func noting(_ words: String, apart lines: Int = 60) -> FakePost {
        var post = self
        post.document.blocks.append(
            .paragraph([.text("So they say"), .noteReference("fn1", [.text("1")])]))
        post.document.blocks += (0..<lines).map { .paragraph([.text("Between \($0).")]) }
        post.document.blocks.append(
            .notes([
                Note(
                    name: "fn1", label: "1",
                    blocks: [.paragraph([.anchor("fn1"), .text(words)])])
            ]))
        return post
    }

    /// `2011-01-25`, or `2011-01-25 14:05`.
    static func date(_ text: String) -> PostDate? {
        let numbers = text.split { "- :".contains($0) }.compactMap { Int($0) }
        guard numbers.count >= 3 else { return nil }
        return PostDate(
            year: numbers[0], month: numbers[1], day: numbers[2],
            hour: numbers.count > 3 ? numbers[3] : 12, minute: numbers.count > 4 ? numbers[4] : 0)
    }

    /// Posts in months from 2008 on, `perMonth` in each but with every third month silent.
    static func blog(_ count: Int, perMonth: Int = 4, lines: (Int) -> Int = { _ in 1 }) -> [Self] {
        (0..<count).map { index in
            let group = index / perMonth
            let month = group + group / 2
            let day = index % perMonth * 28 / perMonth + 1
            let date = "\(2008 + month / 12)-\(month % 12 + 1)-\(day)"
            return FakePost(Int64(index + 1), date, lines: lines(index))
        }
    }
}
