internal import Library
internal import Search

/// Measures the search index of a library that there is: how fast it is built by the built annals,
/// its size beside the texts, and how soon a search has its first results.
///
/// A search is timed in one process, from a parsed query to the first hits with the texts around
/// them, as the reader shows them; and from a key that ends it to its end, for the next one waits
/// for that. The first round meets what is not in memory yet.
struct SearchBench {
    let program: String
    let library: String
    /// Whether the index is made anew first.
    let isBuilding: Bool

    /// Hits that a screen shows.
    private static let screenful = 11

    /// What searching for something took, in nanoseconds.
    private struct Search {
        var first: UInt64
        var stop: UInt64
    }

    /// Measures and prints.
    func run() {
        do {
            if isBuilding { try build() }
            try measureSearches()
        } catch {
            fail("\(error)")
        }
    }

    private func build() throws {
        try SearchIndexer.drop(libraryPath: library)
        let usage = measure([program, "--library", library, "reindex"])
        let indexer = try SearchIndexer(libraryPath: library)
        let posts = try indexer.coverage().indexed
        let size = try indexer.size()
        print(
            """
            \(posts) posts in \(Table.milliseconds(usage.time)): \
            \(UInt64(posts) * 1_000_000_000 / max(1, usage.time)) a second (wanted: 10000)
            index \(Table.megabytes(size.file)), texts \(Table.megabytes(size.texts)): \
            \(size.file * 100 / max(1, size.texts)) % (wanted: under 65), memory \
            \(Table.megabytes(usage.memory))
            """)
    }

    private func measureSearches() throws {
        let reader = try SearchReader(libraryPath: library)
        let queries = try SearchQueries(reader)
        print("\nfirst results, and the end of a search that a key ends (wanted: p95 under 20 ms)")
        print(
            Table.line(
                ["queries", "median", "p95", "p99", "longest", "end p95", "longest"], first: 24))
        var all: [Search] = []
        for (name, texts) in queries.kinds {
            let searches = try texts.map { try search($0, reader) }
            all += searches
            print(row("\(name) (\(texts.count))", searches))
            guard
                let slowest = searches.indices.max(by: { searches[$0].first < searches[$1].first })
            else { continue }
            print("    slowest: \(texts[slowest])")
        }
        print(row("all (\(all.count))", all))
    }

    private func search(
        _ text: String, _ reader: SearchReader
    ) throws(LibraryError) -> Search {
        let query = SearchParser(currentYear: 2_011).read(text, isTyping: true)
        let start = now()
        var first: UInt64?
        var key: UInt64 = 0
        var results = SearchResults(order: .relevance)
        do throws(LibraryError) {
            try reader.search(
                query, order: .relevance,
                isCancelled: { first.map { now() - start > $0 } ?? false }
            ) { hits in
                guard first == nil else { return }
                results.add(hits)
                first = now() - start
                key = now()
            }
        } catch .cancelled {
            // As it was told.
        }
        let end = now()
        let shown = results.hits.prefix(Self.screenful).map(\.post)
        _ = try reader.found(shown, query)
        let texts = now() - end
        return Search(first: (first ?? end - start) + texts, stop: first == nil ? 0 : end - key)
    }

    private func row(_ name: String, _ searches: [Search]) -> String {
        let firsts = searches.map(\.first)
        let stops = searches.map(\.stop)
        let cells = [
            median(firsts), percentile(95, of: firsts), percentile99(firsts), firsts.max() ?? 0,
            percentile(95, of: stops), stops.max() ?? 0,
        ]
        return Table.line([name] + cells.map(Table.milliseconds), first: 24)
    }

    private func percentile(_ part: Int, of values: [UInt64]) -> UInt64 {
        values.sorted()[min(values.count - 1, values.count * part / 100)]
    }
}
