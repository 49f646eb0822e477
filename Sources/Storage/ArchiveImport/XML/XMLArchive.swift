internal import Glibc
internal import Threads

/// What reads the pieces of an XML archive into a sink.
protocol FormatReader: AnyObject {
    /// Takes a field of the blog, or an entry.
    func take(_ element: Element) throws(ImportError)
    /// Learns that nothing more comes.
    func finish() throws(ImportError)
}

/// The way of an XML archive from its bytes to its reader: decoded, mended, parsed, put together.
struct XMLArchive {
    private static let pieceLength = 64 << 10
    /// How much of the input may wait for the reader, as elements.
    private static let waitingLimit = 2 << 20

    private let input: DecodedInput
    private let repairs: RepairLog
    private let rootName: String

    /// Prepares to read an archive whose root element has this name.
    ///
    /// Neither the input nor the log may be used by others until it is read.
    init(_ input: DecodedInput, rootName: String, repairs: RepairLog) {
        self.input = input
        self.rootName = rootName
        self.repairs = repairs
    }

    /// Reads all of it: mends and parses on a thread of its own, and hands what comes of it to the
    /// reader on this one.
    ///
    /// Returns whether it was there to its end; where not, `meetCutEntry` is called before the reader
    /// takes the entry within which it ends.
    ///
    /// Memory holds a piece of 64 KB (more only while one tag is longer than that), one entry, and
    /// what waits for the reader.
    func read(
        into reader: any FormatReader, progress: (Int64) throws(ImportError) -> Void,
        meetCutEntry: () -> Void = {}
    ) throws(ImportError) -> Bool {
        let conveyor = Conveyor<Piece>(limit: Self.waitingLimit)
        let parsing = Handover(value: self)
        let end = Ending()
        let worker = Worker {
            do throws(ImportError) {
                end.outcome = .success(
                    try parsing.value.parse { conveyor.put($0, weight: $0.byteCount) })
            } catch {
                end.outcome = .failure(error)
            }
            conveyor.finish()
        }
        guard let worker else { throw .sink(reason: "the system has no thread left") }
        do throws(ImportError) {
            while case .item(let piece) = conveyor.take() {
                for element in piece.elements {
                    if element.isCut { meetCutEntry() }
                    try reader.take(element)
                }
                try progress(piece.bytesRead)
            }
        } catch {
            conveyor.abandon()
            worker.join()
            throw error
        }
        worker.join()
        let isWhole = try end.outcome.get()
        try reader.finish()
        return isWhole
    }

    /// What one piece of the input leads to.
    private struct Piece {
        var elements: [Element]
        /// How much of the input lies before its end.
        var bytesRead: Int64
        /// How much of the input its elements are made of.
        var byteCount: Int
    }

    /// How the parsing ended: written by its thread, read when that has ended.
    private final class Ending: @unchecked Sendable {
        var outcome: Result<Bool, ImportError> = .failure(.cancelled)
    }

    /// Mends and parses the input and puts out what comes of it, until `put` says that nobody wants
    /// it; returns whether all was there.
    private func parse(_ put: (Piece) -> Bool) throws(ImportError) -> Bool {
        var mender = XMLMender(
            rootName: rootName, repairs: repairs, bytesBefore: Int64(input.encoding.markLength))
        mender.longTexts = []
        let whereabouts = Whereabouts()
        let builder = ElementBuilder(repairs: repairs) { whereabouts.text }
        let parser = PushParser(builder: builder, repairs: repairs) { whereabouts.text }
        var buffer = [UInt8](repeating: 0, count: Self.pieceLength)
        var filled = 0
        var waiting = 0
        var isLast = false
        var hasGivenUp = false
        while !isLast, !hasGivenUp {
            let count = try buffer.read(from: input, start: filled)
            filled += count
            isLast = count == 0
            whereabouts.text = "near " + mender.placeOfNext
            let taken = buffer.withUnsafeBufferPointer { buffer in
                let taken = mender.mend(Bytes(rebasing: buffer[..<filled]), isLast: isLast)
                let longTexts = mender.longTexts ?? []
                parser.parse(
                    mender.output, with: longTexts.map { Bytes(rebasing: buffer[$0]) })
                return taken
            }
            mender.output.removeAll(keepingCapacity: mender.output.capacity < Self.pieceLength * 8)
            mender.longTexts?.removeAll(keepingCapacity: true)
            // libxml2 is in the same state after giving up as after the end.
            hasGivenUp = parser.hasGivenUp
            if isLast { parser.finish() }
            let elements = parser.builder.takeElements()
            if mender.isTruncated, mender.openAtEnd > parser.builder.containerCount {
                elements.last?.isCut = true
            }
            waiting += count
            let piece = Piece(
                elements: elements, bytesRead: input.bytesRead,
                byteCount: elements.isEmpty ? 0 : waiting)
            if !elements.isEmpty { waiting = 0 }
            guard put(piece) else { throw .cancelled }
            filled -= taken
            Self.makeRoom(in: &buffer, keeping: taken..<taken + filled)
        }
        // What is cut off is not well-formed; all else is, or the mending failed.
        hasGivenUp = hasGivenUp || (!mender.isTruncated && !parser.isWellFormed)
        if hasGivenUp { repairs.note(.parserGaveUp, at: whereabouts.text) }
        return isLast && !hasGivenUp && !mender.isTruncated
    }

    /// Moves what is left to a buffer's beginning and makes room for more behind it.
    ///
    /// Where a token is longer than a piece, the next pieces are longer too, so that looking for its
    /// end takes no more than twice its length in all.
    private static func makeRoom(in buffer: inout [UInt8], keeping rest: Range<Int>) {
        buffer.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            memmove(base, base + rest.lowerBound, rest.count)
        }
        let length = max(pieceLength, rest.count * 2)
        guard buffer.count != length else { return }
        buffer = Array(buffer[..<rest.count]) + repeatElement(0, count: length - rest.count)
    }

    /// About where the input is, for repairs that are found after the mending.
    private final class Whereabouts {
        var text = ""
    }
}
