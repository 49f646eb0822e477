internal import Glibc
internal import Prose
internal import Typesetting

/// Measures how long a post's text takes to become lines: a typical one to its last line, those of
/// a megabyte to their first screen, cold and again at another width.
///
/// Long ones are read as the reader reads them: the beginning, which gives the first screen, then
/// the whole, which takes its place. Times are the process's own, so that other work on the machine
/// counts little.
enum TypesettingBench {
    private static let screen = 40

    /// Measures and prints.
    static func run() {
        var generator = PageGenerator(seed: 1)
        let posts = (0..<200).map { _ in generator.typicalPost() }
        let times = (0..<2_000).map { number in
            processorTime { _ = lines(of: posts[number % posts.count], width: 72) }
        }
        print(
            "\na post of 3 KB, HTML to lines: \(Table.milliseconds(median(times))), "
                + "99 of 100 in \(Table.milliseconds(percentile99(times)))   (limit 1 ms)")
        print("\na post of 1 MB, to its first screen of \(screen) lines (limit 50 ms)")
        print(
            Table.line(
                ["", "read", "screen", "together", "whole", "re-set", "to end"], first: 24))
        for post in LongPost.all { print(row(of: post)) }
    }

    /// How many lines an HTML text makes.
    static func lines(of html: String, width: Int) -> Int {
        lines(of: Prose.document(html: html), width: width)
    }

    private static func lines(of document: Document, width: Int) -> Int {
        var page = page(of: document, width: width)
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

    private static func row(of post: LongPost) -> String {
        var reading: [UInt64] = []
        var setting: [UInt64] = []
        var whole: [UInt64] = []
        var again: [UInt64] = []
        for _ in 0..<5 {
            var document = Document()
            reading.append(processorTime { document = post.beginning })
            setting.append(processorTime { show(document, width: 72) })
            whole.append(
                processorTime {
                    document = post.document
                    show(document, width: 72)
                })
            again.append(processorTime { show(document, width: 66, part: 2) })
        }
        let together = zip(reading, setting).map { $0 + $1 }
        let toEnd = processorTime { _ = lines(of: post.document, width: 72) }
        return Table.line(
            [post.name]
                + [reading, setting, together, whole, again].map(median).map(Table.milliseconds)
                + [Table.milliseconds(toEnd)], first: 24)
    }

    /// Sets a page and its first screen, or the one at a part of it: 2 for the middle.
    private static func show(_ document: Document, width: Int, part: Int? = nil) {
        var page = page(of: document, width: width)
        let place = part.map { page.place(of: page.bodyRange.upperBound / $0) } ?? .start
        _ = page.lines(from: place, count: screen)
    }
}

/// How many nanoseconds a piece of work takes.
func time(_ work: () -> Void) -> UInt64 {
    let start = now()
    work()
    return now() - start
}

/// How many nanoseconds of the processor's time a piece of work takes.
private func processorTime(_ work: () -> Void) -> UInt64 {
    let start = processorTime()
    work()
    return processorTime() - start
}

private func processorTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
