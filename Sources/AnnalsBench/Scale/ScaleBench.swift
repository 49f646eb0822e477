internal import Glibc

/// Measures the reader on made-up libraries of 10 posts to a million, beside other programs.
struct ScaleBench {
    let program: String
    let folder: String
    let sizes: [Int]

    /// Measures and prints.
    func run() {
        let libraries = sizes.map { KeptLibrary(postCount: $0, in: folder, program: program) }
        let imports = libraries.map { $0.make() }
        for (library, figures) in zip(libraries, imports) {
            print("\n\(library.plan.postCount) posts", figures)
            ReadingSession.prime(library.reader)
            let starts = (0..<15).map { _ in ReadingSession(library.reader).firstScreen }
            print("first screen", Table.milliseconds(median(starts)))
            let cold = ColdMeasures(library: library).measure()
            print("cold start", Table.milliseconds(median(cold.start)), spread(cold.keys))
            ReadingSession.prime(library.reader)
            let keys = KeyMeasures(library: library).measure()
            print("list", spread(keys.list))
            print("tree", spread(keys.tree))
            print("text", spread(keys.text))
            for jump in keys.jumps { print(jump.name, spread(jump.times)) }
            print("memory", Table.megabytes(keys.memory))
            guard library.plan.postCount >= 1_000 else { continue }
            ReadingSession.prime(library.reader)
            let marks = MarkMeasures(library: library).measure()
            print(
                "marking", marks.count, Table.milliseconds(marks.marking),
                Table.milliseconds(marks.undoing), spread(marks.answers), "next unread",
                spread(marks.nextUnread), Table.megabytes(marks.memory))
            let searches = SearchMeasures(library: library).measure()
            for search in searches {
                print(search.query, search.time.map(Table.milliseconds) ?? "nothing")
            }
            print("search", spread(searches.map { $0.time ?? 10_000_000_000 }))
        }
    }

    private func spread(_ times: [UInt64]) -> String {
        guard let most = times.max() else { return "nothing" }
        return "median \(Table.milliseconds(median(times))) p99 "
            + "\(Table.milliseconds(percentile99(times))) max \(Table.milliseconds(most)) "
            + "(\(times.count))"
    }
}
