internal import Prose
internal import Typesetting

/// Measures how long a post's HTML takes to become lines: a typical one to its last line, those of
/// a megabyte to their first screen, cold and again at another width.
enum TypesettingBench {
    private static let screen = 40

    /// Measures and prints.
    static func run() {
        var generator = PageGenerator(seed: 1)
        let posts = (0..<200).map { _ in generator.typicalPost() }
        let times = (0..<2_000).map { number in
            time { _ = lines(of: posts[number % posts.count], width: 72) }
        }
        print(
            "\na post of 3 KB, HTML to lines: \(Table.milliseconds(median(times))), "
                + "99 of 100 in \(Table.milliseconds(percentile99(times)))   (limit 1 ms)")
        print("\na post of 1 MB, to its first screen of \(screen) lines (limit 50 ms)")
        print(Table.line(["", "HTML", "screen", "together", "re-set", "to end"], first: 24))
        for post in LongPost.all { print(row(post.name, of: post.html)) }
    }

    /// How many lines an HTML text makes.
    static func lines(of html: String, width: Int) -> Int {
        var page = page(of: Prose.document(html: html), width: width)
        var place = PagePlace.start
        var count = 0
        while true {
            let lines = page.lines(from: place, count: 200)
            count += lines.count
            guard lines.count == 200 else { return count }
            let next = page.move(place, by: 200)
            guard page.distance(from: place, to: next, limit: 200) == 200 else { return count }
            place = next
        }
    }

    private static func page(of document: Document, width: Int) -> Page {
        Page(
            parts: [PagePart(role: .body, blocks: document.blocks)],
            options: TypesetOptions(width: width))
    }

    private static func row(_ name: String, of html: String) -> String {
        var parsing: [UInt64] = []
        var setting: [UInt64] = []
        var again: [UInt64] = []
        for _ in 0..<5 {
            var document = Document()
            parsing.append(time { document = Prose.document(html: html) })
            setting.append(
                time {
                    var page = page(of: document, width: 72)
                    _ = page.lines(from: .start, count: screen)
                })
            again.append(
                time {
                    var page = page(of: document, width: 66)
                    let place = page.place(of: page.bodyRange.upperBound / 2)
                    _ = page.lines(from: place, count: screen)
                })
        }
        let together = zip(parsing, setting).map { $0 + $1 }
        let whole = time { _ = lines(of: html, width: 72) }
        return Table.line(
            [name]
                + [median(parsing), median(setting), median(together), median(again), whole]
                .map(Table.milliseconds), first: 24)
    }
}

/// How many nanoseconds a piece of work takes.
func time(_ work: () -> Void) -> UInt64 {
    let start = now()
    work()
    return now() - start
}
