/// What reads the pieces of a JSON archive into a sink.
protocol JSONReader: AnyObject {
    /// Whether the value at a path is to be put together whole; the members of an object are named
    /// by their keys, the elements of an array by `*`.
    func wants(_ path: [String]) -> Bool
    /// Takes a wanted value, or a single text, number or truth value outside of any.
    func take(_ value: JSONValue, at path: [String]) throws(ImportError)
}

/// The way of a JSON archive from its bytes to its reader, one wanted value at a time.
struct JSONArchive {
    private static let pieceLength = 64 << 10

    private let input: DecodedInput
    private let repairs: RepairLog
    private static let tokenLimit = 32 << 20

    /// Prepares to read an archive.
    init(_ input: DecodedInput, repairs: RepairLog) {
        self.input = input
        self.repairs = repairs
    }

    /// Reads all of it, past what stands before the first bracket: a script's assignment.
    ///
    /// Where several values follow each other, as when files were put together, all are read.
    /// Returns whether it was there to its end. Memory holds 64 KB and one wanted value.
    /// A text beyond 32 MB ends it.
    func read(
        into reader: any JSONReader, progress: (Int64) throws(ImportError) -> Void
    ) throws(ImportError) -> Bool {
        let builder = JSONBuilder(reader: reader, repairs: repairs)
        let parser = JSONParser(builder, readsSeveral: true)
        var buffer = [UInt8](repeating: 0, count: Self.pieceLength)
        var isStarted = false
        var waiting = 0
        while true {
            let count = try buffer.read(from: input, start: 0)
            guard count > 0 else { break }
            let tokenCount = builder.tokenCount
            var start = 0
            if !isStarted {
                start = buffer[..<count].firstIndex { $0 == 0x7B || $0 == 0x5B } ?? count
                isStarted = start < count
            }
            let isFine = buffer.withUnsafeBufferPointer { buffer in
                parser.parse(buffer.slice(start..<count))
            }
            for piece in builder.takePieces() { try reader.take(piece.value, at: piece.path) }
            try progress(input.bytesRead)
            guard isFine else { break }
            waiting = builder.tokenCount == tokenCount ? waiting + count : 0
            guard waiting <= Self.tokenLimit else {
                if !builder.isDone { repairs.note(.tooMuchInOneEntry, at: builder.place) }
                break
            }
            // yajl begins a token anew with each piece: with pieces as long as what it has by then
            // it goes over none more than a few times.
            let length = max(Self.pieceLength, waiting)
            if buffer.count != length { buffer = [UInt8](repeating: 0, count: length) }
        }
        try skipRest(progress)
        if !builder.isDone { repairs.note(.truncatedJSON, at: builder.place) }
        return builder.isDone
    }

    /// What follows the value is none of it, but counts as read.
    private func skipRest(
        _ progress: (Int64) throws(ImportError) -> Void
    ) throws(ImportError) {
        var buffer = [UInt8](repeating: 0, count: Self.pieceLength)
        while try buffer.read(from: input, start: 0) > 0 {}
        try progress(input.bytesRead)
    }
}
