internal import Glibc

/// How long things take when nothing of the library is in the system's page cache.
struct ColdMeasures {
    /// Times in nanoseconds.
    struct Figures {
        /// From exec to the list.
        var starts: [UInt64] = []
        /// From keys to the last byte.
        var keys: [UInt64] = []
        /// What ``SearchMeasures`` measure.
        var searches: [SearchMeasures.Time] = []
    }

    let library: KeptLibrary

    /// Measures all of them.
    func measure() -> Figures {
        var starts: [UInt64] = []
        for _ in 0..<7 {
            evict()
            starts.append(ReadingSession(library.reader).firstScreen)
        }
        let session = ReadingSession(library.reader, in: .list)
        var times: [UInt64] = []
        for round in 0..<120 {
            evict()
            // Each to where nothing was read before.
            let key = ["}", "J", "]", "\u{1B}[6~", "K", "\r", "q", "j"][round % 8]
            times += session.times(of: [key])
        }
        ReadingSession.prime(library.reader)
        evict()
        let searches = SearchMeasures(library: library).measure().times
        return Figures(starts: starts, keys: times, searches: searches)
    }

    /// Drops the files' pages from the system's cache: posix_fadvise(2).
    private func evict() {
        library.forEachFile { posix_fadvise($0, 0, 0, POSIX_FADV_DONTNEED) }
    }
}
