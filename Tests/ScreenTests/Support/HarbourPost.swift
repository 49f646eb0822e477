import ArchiveModel
import Prose
import ReaderModel

extension Shelf {
    /// A blog of one long post with links, a footnote, code and threads of comments.
    static var harbour: Shelf {
        var post = ShelvedPost(1, 2011, 3, 8, "What the harbour keeps", words: 900, comments: 5)
        post.labels = ["harbour"]
        post.document = Document(blocks: body + closing)
        post.comments = [
            comment(1, nil, "Jon", 9), comment(2, 1, "Marit", 10, isByBlogAuthor: true),
            comment(3, 2, "Jon", 11), comment(4, nil, "A passer-by", 12), comment(5, 4, "Ina", 14),
        ]
        post.commentDocuments = [
            "The bollard by the fish hall is older than that.",
            "Is it? I have only the photograph.",
            "My uncle cast it.", "I came through in May and saw nothing of the kind.",
            "They repaint everything in April.",
        ].map { Document(blocks: [.paragraph([.text($0)])]) }
        return Shelf(
            posts: [post, ShelvedPost(2, 2011, 3, 20, "Low water", words: 300)])
    }

    private static func comment(
        _ id: Int64, _ parent: Int64?, _ author: String, _ day: Int, isByBlogAuthor: Bool = false
    ) -> Comment {
        Comment(
            id: id, identity: "c\(id)", parent: parent, author: author,
            isByBlogAuthor: isByBlogAuthor,
            date: PostDate(year: 2011, month: 3, day: day, hour: 18, minute: 5),
            body: PostBody(text: "", format: .html))
    }

    private static let body: [Block] = [
        .paragraph([
            .text("There is a list of lost things in the "),
            .link(address: "http://tides.example/office", [.text("harbour office")]),
            .text(", kept since the year of the great ice"), .noteReference("ice", [.text("1")]),
            .text(
                ". Anchors make up most of it, then oars, then one piano. I copied the first page "),
            .link(address: "http://tides.example/list", [.text("here")]), .text(" and the second "),
            .link(address: "mailto:office@tides.example", [.text("on request")]), .text("."),
        ]),
        .paragraph([
            .text("What comes up again is written in red. It is not much: in a good year a chain,"),
            .text(" in a bad one somebody’s boat. The "),
            .link(
                address: "http://archive.example/papers/1911",
                [.text("newspaper of the time gives a whole column to the piano and its tuner")]),
            .text(", and nothing to the anchors."),
        ]),
        .code(
            text: "chain  12 m   1904   mole, north side\noar     2     1911   fish hall steps",
            language: ""),
        .paragraph([.text("The piano was never found. It would not be worth much by now.")]),
    ]

    private static let closing: [Block] =
        (1...30).map { year in
            .paragraph([
                .text(
                    "In year \(year) of the list the clerk changed, and with him the hand: what"
                        + " had been careful became quick, and what had been quick, in time, careful."
                )
            ])
        } + [
            .notes([
                Note(
                    name: "ice", label: "1",
                    blocks: [
                        .paragraph([
                            .text(
                                "That is 1871, when one could walk to the outer light, and some did."
                            )
                        ])
                    ])
            ])
        ]
}
