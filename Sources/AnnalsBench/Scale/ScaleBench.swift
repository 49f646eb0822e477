internal import Glibc

/// Measures the reader on made-up libraries of 10 posts to a million, beside other programs.
///
/// The libraries are made the first time, which takes up to ten minutes for a million posts, and kept
/// in a folder: 9 GB, with what other programs make of them. Measuring takes fifteen minutes more.
struct ScaleBench {
    let program: String
    let folder: String
    let sizes: [Int]

    /// Up to how many posts other programs are measured: with more they take minutes to start.
    private static let mostPeerPosts = 100_000

    /// Measures and prints.
    func run() {
        // Other programs leave their traces there, and not where a person's are.
        makeFolder(folder + "/home")
        setenv("HOME", folder + "/home", 1)
        setenv("TERM", "xterm-256color", 1)
        let libraries = sizes.sorted().map {
            KeptLibrary(postCount: $0, in: folder, program: program)
        }
        guard let smallest = libraries.first else { return }
        let imports = libraries.map { $0.make() }
        let plain = PlainReader(in: folder)
        let figures = zip(libraries, imports).map {
            ScaleFigures(of: $0, imported: $1, smallest: smallest, plain: plain)
        }
        print(Self.heading)
        ScaleTable(figures: figures).print()
        let peers = libraries.filter { $0.plan.postCount <= Self.mostPeerPosts }.map {
            (posts: $0.plan.postCount, rows: PeerBench(library: $0).measure())
        }
        print(Self.peerHeading)
        for peer in peers { PeerTable(posts: peer.posts, rows: peer.rows).print() }
        print("\nmedian costs as a library grows\n")
        ScalePlot(series: series(figures) + series(peers)).print()
        printSlowest(figures)
    }

    private func series(_ figures: [ScaleFigures]) -> [ScalePlot.Series] {
        func one(
            _ letter: Character, _ name: String, _ times: (ScaleFigures) -> [UInt64]
        ) -> ScalePlot.Series {
            let points = figures.compactMap { figures in
                let times = times(figures)
                return times.isEmpty
                    ? nil : (posts: figures.library.plan.postCount, time: median(times))
            }
            return ScalePlot.Series(letter: letter, name: name, points: points)
        }
        return [
            one("F", "first screen") { $0.starts },
            one("k", "key in the list") { $0.keys.list },
            one("g", "gm") { $0.keys.jumps[2].times },
            one("u", "next unread") { $0.marks?.nextUnread ?? [] },
            one("s", "search") { $0.searches.map { $0.time ?? 10_000_000_000 } },
        ]
    }

    /// The first screens of the others, by their initials.
    private func series(_ peers: [(posts: Int, rows: [PeerBench.Row])]) -> [ScalePlot.Series] {
        let names = [("newsboat", "N"), ("neomutt", "M"), ("sfeed_curses", "S")]
        return names.map { name, letter in
            let points = peers.compactMap { peer in
                peer.rows.first { $0.name == name && $0.what == "first screen" }
                    .map { (posts: peer.posts, time: median($0.times)) }
            }
            return ScalePlot.Series(
                letter: Character(letter), name: "\(name)'s first screen", points: points)
        }
    }

    private func printSlowest(_ figures: [ScaleFigures]) {
        guard let largest = figures.last else { return }
        let slowest = largest.searches.map { ($0.query, $0.time ?? 10_000_000_000) }
            .sorted { $0.1 > $1.1 }.prefix(5)
            .map { "\($0.0) \(Table.milliseconds($0.1))" }.joined(separator: " · ")
        print("\nslowest searches: \(slowest)")
    }

    private static let heading = """

        annals by the number of posts, 80×24 terminal; times are medians, / 99th percentiles (of
        searches 95th), with the library's files read once before, as far as the system keeps them;
        cold: after posix_fadvise(DONTNEED) on them; import and index as they were when the library
        was made

        """

    private static let peerHeading = """

        beside others on the same posts, in turns; × how many times annals' time the other takes
        """
}
