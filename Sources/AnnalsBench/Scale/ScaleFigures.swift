/// Everything that is measured of a made-up library of one size.
struct ScaleFigures {
    let library: KeptLibrary
    let imported: ImportFigures
    /// From exec to the post on the screen, and the same of the smallest library in the same
    /// rounds, in nanoseconds.
    var starts: [UInt64] = []
    var smallestStarts: [UInt64] = []
    /// The same with a C program that shows titles, where there is a compiler.
    var plainStarts: [UInt64] = []
    var cold = ColdMeasures.Figures()
    var keys = KeyMeasures.Figures()
    /// Nil for a library too small to have thousands of posts to mark.
    var marks: MarkMeasures.Figures?
    var searches: [SearchMeasures.Time] = []
    /// The peak of the memory of a reader that has searched for all of that, in bytes.
    var searchMemory = 0

    private static let starts = 31

    /// Measures the reader of a library, its starts in turn with those of the smallest one.
    init(
        of library: KeptLibrary, imported: ImportFigures, smallest: KeptLibrary,
        plain: PlainReader?
    ) {
        self.library = library
        self.imported = imported
        say("measuring \(library.plan.postCount) posts")
        library.warm()
        ReadingSession.prime(library.reader)
        ReadingSession.prime(smallest.reader)
        for _ in 0..<Self.starts {
            smallestStarts.append(ReadingSession(smallest.reader).firstScreen)
            starts.append(ReadingSession(library.reader).firstScreen)
            if let plain { plainStarts.append(plain.start(on: library)) }
        }
        keys = KeyMeasures(library: library).measure()
        if library.plan.postCount >= 1_000 {
            ReadingSession.prime(library.reader)
            marks = MarkMeasures(library: library).measure()
        }
        ReadingSession.prime(library.reader)
        (searches, searchMemory) = SearchMeasures(library: library).measure()
        ReadingSession.prime(library.reader)
        // Last, for what follows would read from the disk, too.
        cold = ColdMeasures(library: library).measure()
    }

    /// The peak of the memory of a reader that reads and marks, in bytes.
    var memory: Int { max(keys.memory, marks?.memory ?? 0) }

    /// How many times the start on the smallest library the start takes, in hundredths.
    var growth: UInt64 { median(zip(starts, smallestStarts).map { $0 * 100 / max(1, $1) }) }

    /// How much longer than a plain C program the start takes, in nanoseconds.
    var overPlain: UInt64? {
        plainStarts.isEmpty
            ? nil : median(zip(starts, plainStarts).map { $0 > $1 ? $0 - $1 : 0 })
    }
}
