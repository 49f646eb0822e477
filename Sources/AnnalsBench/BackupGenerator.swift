internal import Glibc

/// Writes a made-up blog of any size as an archive in XML: the same bytes for the same size.
///
/// Unlike those of ``ArchiveGenerator`` its posts differ in length and come with comments, as real
/// ones do: the figures of an import are worth nothing for posts that are all alike.
struct BackupGenerator {
    /// The shapes it writes.
    enum Shape: CaseIterable {
        case wxr
        case blogger

        /// What it is called in a table.
        var name: String { self == .wxr ? "WXR" : "Blogger" }
    }

    private let shape: Shape
    private let byteCount: Int
    private var random: SplitMix64
    private let words: [[UInt8]]
    private var output: [UInt8] = []

    /// A blog whose archive has about `byteCount` bytes, a post more at most.
    init(_ shape: Shape, byteCount: Int) {
        self.shape = shape
        self.byteCount = byteCount
        var random = SplitMix64(seed: 2_003)
        words = (0..<6_000).map { _ in Self.word(&random) }
        self.random = random
    }

    /// Writes the blog to a file.
    mutating func write(to path: String) {
        guard let file = fopen(path, "w") else { fail("cannot write \(path)") }
        defer { fclose(file) }
        put(shape == .wxr ? Self.headOfWXR : Self.headOfBlogger)
        var written = 0
        var number = 0
        while written < byteCount {
            if shape == .wxr { putItem(number) } else { putEntries(number) }
            number += 1
            written += output.count
            fwrite(output, 1, output.count, file)
            output.removeAll(keepingCapacity: true)
        }
        put(shape == .wxr ? "</channel></rss>\n" : "</feed>\n")
        fwrite(output, 1, output.count, file)
    }

    private mutating func put(_ text: String) { output.append(contentsOf: text.utf8) }

    // MARK: WordPress

    private static let headOfWXR = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" \
        xmlns:content="http://purl.org/rss/1.0/modules/content/" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>The harbour log</title><link>http://harbour.example</link>
        <language>en</language><wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_blog_url>http://harbour.example</wp:base_blog_url>
        <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[keeper]]></wp:author_login>\
        <wp:author_email><![CDATA[keeper@harbour.example]]></wp:author_email>\
        <wp:author_display_name><![CDATA[Keeper]]></wp:author_display_name></wp:author>

        """

    private mutating func putItem(_ number: Int) {
        let date = Self.moment(number)
        put("\t<item>\n\t\t<title>")
        putWords(3 + random.below(6))
        put("</title>\n\t\t<link>http://harbour.example/?p=\(number)</link>\n")
        put("\t\t<dc:creator><![CDATA[keeper]]></dc:creator>\n")
        put("\t\t<guid isPermaLink=\"false\">http://harbour.example/?p=\(number)</guid>\n")
        put("\t\t<content:encoded><![CDATA[")
        putBody(from: "<", to: ">")
        put("]]></content:encoded>\n\t\t<wp:post_id>\(number)</wp:post_id>\n")
        put("\t\t<wp:post_date><![CDATA[\(date)]]></wp:post_date>\n")
        put("\t\t<wp:post_date_gmt><![CDATA[\(date)]]></wp:post_date_gmt>\n")
        put("\t\t<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\n")
        for _ in 0...random.below(4) {
            let label = random.below(200)
            put("\t\t<category domain=\"post_tag\" nicename=\"l\(label)\">")
            put("<![CDATA[label \(label)]]></category>\n")
        }
        for comment in 0..<commentCount() {
            put("\t\t<wp:comment><wp:comment_id>\(number * 64 + comment)</wp:comment_id>")
            put("<wp:comment_author><![CDATA[Visitor \(random.below(900))]]></wp:comment_author>")
            put("<wp:comment_date>\(date)</wp:comment_date>")
            put("<wp:comment_date_gmt>\(date)</wp:comment_date_gmt>")
            put("<wp:comment_approved>1</wp:comment_approved><wp:comment_content><![CDATA[")
            putWords(10 + random.below(80))
            put("]]></wp:comment_content></wp:comment>\n")
        }
        put("\t</item>\n")
    }

    // MARK: Blogger

    private static let headOfBlogger = """
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>\
        <id>tag:blogger.com,1999:blog-77.archive</id><title type='text'>The harbour log</title>
        """

    private static let kind = "http://schemas.google.com/blogger/2008/kind#"

    private mutating func putEntries(_ number: Int) {
        let post = "tag:blogger.com,1999:blog-77.post-\(1_000_000 + number)"
        beginEntry(post, "post", number)
        for _ in 0...random.below(4) {
            put("<category scheme='http://www.blogger.com/atom/ns#' term='label ")
            put("\(random.below(200))'/>")
        }
        put("<title type='text'>")
        putWords(3 + random.below(6))
        put("</title><content type='html'>")
        putBody(from: "&lt;", to: "&gt;")
        put("</content><link rel='alternate' type='text/html' ")
        put("href='http://harbour.example/\(number).html' title='Harbour'/>")
        put("<author><name>Keeper</name></author></entry>")
        for comment in 0..<commentCount() {
            beginEntry("\(post)\(comment)", "comment", number)
            put("<title type='text'></title><content type='html'>")
            putWords(10 + random.below(80))
            put("</content><author><name>Visitor \(random.below(900))</name></author>")
            put("<thr:in-reply-to href='http://harbour.example/\(number).html' ref='\(post)'/>")
            put("</entry>")
        }
    }

    private mutating func beginEntry(_ id: String, _ kind: String, _ number: Int) {
        let date = Self.moment(number).split(separator: " ").joined(separator: "T") + ".000Z"
        put("<entry><id>\(id)</id><published>\(date)</published><updated>\(date)</updated>")
        put("<category scheme='http://schemas.google.com/g/2005#kind' term='\(Self.kind)\(kind)'/>")
    }

    // MARK: Text

    /// One post in three has comments.
    private mutating func commentCount() -> Int { random.below(3) == 0 ? random.below(8) : 0 }

    /// A few hundred words in paragraphs, in one post of twenty a few thousand.
    private mutating func putBody(from open: String, to close: String) {
        let paragraphs = 1 + random.below(random.below(20) == 0 ? 60 : 8)
        for _ in 0..<paragraphs {
            put("\(open)p\(close)")
            for _ in 0...random.below(5) {
                putWords(4 + random.below(14))
                putMarkup(from: open, to: close)
            }
            put(".\(open)/p\(close)\n")
        }
    }

    private mutating func putMarkup(from open: String, to close: String) {
        let amp = open == "<" ? "&" : "&amp;"
        switch random.below(5) {
        case 0:
            put(" \(open)em\(close)")
            putWords(2)
            put("\(open)/em\(close), ")
        case 1:
            put(" \(open)a href=\"http://harbour.example/\(random.below(9_000))\"\(close)")
            putWords(3)
            put("\(open)/a\(close)\u{2014}")
        case 2: put("\(amp)nbsp;\(amp)#8217; ")
        case 3: put("\(open)br /\(close)\n")
        default: put(". ")
        }
    }

    private mutating func putWords(_ count: Int) {
        for index in 0..<count {
            if index > 0 { output.append(0x20) }
            output.append(contentsOf: words[random.below(words.count)])
        }
    }

    private static func word(_ random: inout SplitMix64) -> [UInt8] {
        let letters = Array("etaoinshrdlucmfwypvbgk".utf8)
        var word = (0..<(1 + random.below(4) + random.below(6))).map { _ in
            // The smaller of two numbers: common letters are more common.
            letters[min(random.below(letters.count), random.below(letters.count))]
        }
        if random.below(40) == 0 { word += Array("\u{E9}".utf8) }
        return word
    }

    /// Posts are an hour apart, from 2003 on.
    private static func moment(_ number: Int) -> String {
        var seconds = time_t(1_041_379_200 + number * 3_600)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%d %H:%M:%S", &parts)
        return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
