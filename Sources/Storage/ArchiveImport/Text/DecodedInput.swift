internal import CText

/// An archive's bytes as UTF-8, whatever they are in.
final class DecodedInput: ByteSource {
    /// The encoding the bytes are in.
    let encoding: TextEncoding

    private let source: PeekedSource
    private let repairs: RepairLog
    private let decoder: OpaquePointer?
    private var raw: [UInt8] = []
    private var rawRange = 0..<0
    private var isAtEnd = false
    private var isStarted = false
    private static let pieceLength = 64 << 10

    /// Finds out the encoding of a source and notes what is wrong with its declaration.
    ///
    /// `stated` is the encoding that something outside the bytes names.
    init(_ source: PeekedSource, repairs: RepairLog, stated: String? = nil) {
        self.source = source
        self.repairs = repairs
        encoding = source.head.withUnsafeBufferPointer { TextEncoding(of: $0, stated: stated) }
        decoder = encoding.isUTF8 ? nil : ctext_decoder_open(encoding.name)
        if decoder != nil { raw = [UInt8](repeating: 0, count: Self.pieceLength) }
        if let repair = encoding.repair { repairs.note(repair, at: "byte 1") }
    }

    deinit { ctext_decoder_close(decoder) }

    /// How many bytes of the source are taken.
    var bytesRead: Int64 { source.bytesRead }

    /// Reads some text into a buffer of at least 64 bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        if !isStarted {
            isStarted = true
            try skipMark()
        }
        guard let decoder else { return try source.read(into: buffer) }
        guard let base = buffer.bindMemory(to: UInt8.self).baseAddress else { return 0 }
        var target: UnsafeMutablePointer<UInt8>? = base
        while target == base {
            if rawRange.isEmpty, !isAtEnd { try fill() }
            guard decode(decoder, into: &target, end: base + buffer.count) else { break }
        }
        return (target ?? base) - base
    }

    /// Decodes what is there; false when everything is decoded and written.
    private func decode(
        _ decoder: OpaquePointer, into target: inout UnsafeMutablePointer<UInt8>?,
        end: UnsafePointer<UInt8>
    ) -> Bool {
        let replacedBefore = ctext_decoder_replaced(decoder)
        let outcome = raw.withUnsafeBufferPointer { raw in
            var source = raw.baseAddress.map { $0 + rawRange.lowerBound }
            let sourceEnd = raw.baseAddress.map { $0 + rawRange.upperBound }
            let outcome = ctext_decoder_decode(
                decoder, &source, sourceEnd, &target, end, isAtEnd ? 1 : 0)
            if let source, let sourceEnd {
                rawRange = rawRange.upperBound - (sourceEnd - source)..<rawRange.upperBound
            }
            return outcome
        }
        let replaced = ctext_decoder_replaced(decoder) - replacedBefore
        repairs.note(
            .undecodableBytes, count: Int(replaced),
            at: "near " + Place(byte: max(0, source.bytesRead - Int64(raw.count)), line: 1).text)
        guard outcome >= 0 else {
            // ICU has no more memory, or worse: what is read is read.
            rawRange = 0..<0
            isAtEnd = true
            return false
        }
        return outcome == 0 || !isAtEnd
    }

    private func fill() throws(ImportError) {
        let count = try raw.read(from: source)
        rawRange = 0..<count
        isAtEnd = count == 0
    }

    private func skipMark() throws(ImportError) {
        guard encoding.markLength > 0 else { return }
        var mark = [UInt8](repeating: 0, count: encoding.markLength)
        _ = try mark.read(from: source)
    }
}

extension [UInt8] {
    /// Reads from a source into the whole of the array, or the part from `start` on.
    mutating func read(
        from source: any ByteSource, start: Int = 0
    ) throws(ImportError) -> Int {
        var outcome: Result<Int, ImportError> = .success(0)
        withUnsafeMutableBytes { buffer in
            do throws(ImportError) {
                outcome = .success(
                    try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
                )
            } catch {
                outcome = .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Reads at most 64 KB more of a source, behind what is there; gives how many bytes came.
    mutating func readMore(of source: any ByteSource) throws(ImportError) -> Int {
        let filled = count
        append(contentsOf: Self.blankPiece)
        let came = try read(from: source, start: filled)
        removeLast(count - filled - came)
        return came
    }

    private static let blankPiece = [UInt8](repeating: 0, count: 64 << 10)
}
