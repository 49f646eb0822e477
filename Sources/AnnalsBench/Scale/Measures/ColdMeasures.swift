internal import Glibc

/// How long keys take when nothing of the library is in the system's page cache.
struct ColdMeasures {
    let library: KeptLibrary

    /// From exec to the list, and from keys to the last byte, in nanoseconds.
    func measure() -> (start: [UInt64], keys: [UInt64]) {
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
        return (starts, times)
    }

    /// Drops the files' pages from the system's cache: posix_fadvise(2).
    private func evict() {
        for suffix in ["", "-wal", ".search", ".search-wal"] {
            let file = Glibc.open(library.path + suffix, O_RDONLY)
            guard file >= 0 else { continue }
            posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
            close(file)
        }
    }
}
