internal import Glibc

/// Writes a made-up blog of any size as a Blogger backup: the same bytes for the same size.
struct ArchiveGenerator {
    private var random: SplitMix64
    private let postCount: Int

    /// A blog of `postCount` posts of about 3 KB over twenty years.
    init(postCount: Int) {
        self.postCount = postCount
        random = SplitMix64(seed: UInt64(postCount))
    }

    /// The title of the post with a number, as the list shows it.
    static func title(_ number: Int) -> String { "Entry \(number) of the made-up log" }

    /// Writes the blog to a file and gives its size in bytes.
    mutating func write(to path: String) -> Int {
        guard let file = fopen(path, "w") else { fail("cannot write \(path)") }
        defer { fclose(file) }
        var size = 0
        func put(_ text: String) {
            size += text.utf8.count
            fputs(text, file)
        }
        put(Self.head)
        for number in 0..<postCount { put(entry(number)) }
        put("</feed>\n")
        return size
    }

    private static let kind = "http://schemas.google.com/blogger/2008/kind#post"

    private static let head = """
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>\
        <id>tag:blogger.com,1999:blog-77.archive</id><title type='text'>The made-up log</title>

        """

    private mutating func entry(_ number: Int) -> String {
        let id = "tag:blogger.com,1999:blog-77.post-\(1_000_000 + number)"
        let date = day(number)
        var body = ""
        while body.utf8.count < 2_700 { body += paragraph() }
        return """
            <entry><id>\(id)</id><published>\(date)</published><updated>\(date)</updated>\
            <category scheme='http://schemas.google.com/g/2005#kind' term='\(Self.kind)'/>\
            <category scheme='http://www.blogger.com/atom/ns#' term='\(word())'/>\
            <title type='text'>\(Self.title(number))</title><content type='html'>\(body)</content>\
            <link rel='alternate' type='text/html' href='http://log.example/\(number).html'/>\
            <author><name>Author \(number % 5)</name></author></entry>

            """
    }

    /// Posts lie evenly over 7,300 days from the first of January 2003 on.
    private func day(_ number: Int) -> String {
        var seconds = time_t(1_041_379_200 + number * (7_300 * 86_400 / max(1, postCount)))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S.000+00:00", &parts)
        return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private mutating func paragraph() -> String {
        let words = (0..<(40 + random.below(60))).map { position in
            let word = word()
            switch (position * 7 + random.below(20)) % 29 {
            case 3: return "&lt;em&gt;\(word)&lt;/em&gt;"
            case 11: return "&lt;a href=&quot;http://log.example/\(word)&quot;&gt;\(word)&lt;/a&gt;"
            default: return word
            }
        }
        return "&lt;p&gt;\(words.joined(separator: " ")).&lt;/p&gt;\n"
    }

    private mutating func word() -> String {
        let syllables = Self.syllables
        return (0...random.below(3)).map { _ in syllables[random.below(syllables.count)] }.joined()
    }

    private static let syllables = [
        "lan", "tern", "fog", "ri", "sel", "mo", "ba", "ke", "tide", "wa", "ter", "an", "ou", "li",
        "ght", "er", "sea", "gull", "in", "the", "of", "por", "ta", "ble", "sig", "nal", "ne", "up",
    ]
}

/// A small generator with a seed: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
