/// A made-up post of about 3 KB, the same one for the same numbers, whatever was made before it.
struct MadePost {
    /// Its number in the whole library.
    let serial: Int
    /// Starts with ``name(_:)``.
    let title: String
    let author: String
    let labels: [Int]
    /// Paragraphs of HTML.
    let body: [UInt8]
    /// The texts of its comments, without marks of HTML.
    let comments: [(author: Int, text: [UInt8])]

    /// What a list shows of every post's title first: unlike that of any other.
    static func name(_ serial: Int) -> String { "\(serial + 1)." }

    /// A word that seven posts of a library have, or all of the smallest, and none else.
    static let rareWord = "quizzaciously"

    /// Makes the post of a serial number in a library of so many.
    init(_ serial: Int, of library: MadeLibrary, archive: Int, words: Vocabulary) {
        self.serial = serial
        var maker = TextMaker(words: words, seed: UInt64(serial))
        title = Self.name(serial) + " " + maker.title()
        author = "Author \(archive * 5 + maker.random.below(5))"
        let labels = (0..<maker.random.below(4)).map { _ in
            // The smaller of two numbers: a few labels are on most posts.
            min(maker.random.below(60), maker.random.below(60))
        }
        self.labels = Set(labels).sorted()
        let size = 900 + maker.random.below(2_000) + maker.random.below(2_000)
        let step = max(1, library.postCount / 7)
        body = maker.body(
            byteCount: size, with: serial % step == min(3, step - 1) ? Self.rareWord : nil)
        let count = maker.random.below(5) == 0 ? 1 + maker.random.below(4) : 0
        comments = (0..<count).map { _ in (maker.random.below(900), maker.sentences(3)) }
    }
}
