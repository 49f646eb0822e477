internal import CArchive
internal import Glibc

/// A zip, a tar or a compressed file, read in one pass and never unpacked to disk.
///
/// Names inside it only tell its entries apart: nothing is ever opened by them, so `..`, absolute
/// paths and symbolic links lead nowhere.
final class Container: ByteSource {
    /// An entry that holds a file.
    struct Entry: Hashable {
        /// Its name as it stands, made valid UTF-8.
        var name: String
        /// Its size unpacked; 0 when the container does not say.
        var byteCount: Int64
    }

    /// What a container may ask of its reader.
    struct Limits {
        /// How many entries it may have.
        var entries = 200_000
        /// How many times its size it may unpack to.
        ///
        /// Text shrinks to a twentieth at best; what goes far beyond that is made to waste time.
        var ratio: Int64 = 500
        /// Up to how many bytes any ratio is fine.
        var freeByteCount: Int64 = 64 << 20
    }

    private static let blockLength = 64 << 10

    /// What is wrong with the container, when something is.
    private(set) var failure: ImportError?
    /// What ended the entry at hand before its time; nil while nothing has.
    private(set) var damage: ImportError?

    private let path: String
    /// Where its bytes come from when it is a file of another container.
    private let source: ContainerSource?
    private let limits: Limits
    private let isCancelled: () -> Bool
    private let archive: OpaquePointer?
    private var entryCount = 0
    private var unpacked: Int64 = 0
    /// What libarchive unpacked and nobody has read; valid until it is asked for more.
    private var block: UnsafeRawBufferPointer.SubSequence = UnsafeRawBufferPointer(
        start: nil, count: 0)[...]

    /// Opens a container.
    ///
    /// Zip, tar, and gzip, bzip2, xz and Zstandard of a tar or of anything else are known. What the container says of itself
    /// is believed as far as it goes: where it is cut off or damaged, what stands before is read,
    /// and ``failure`` says what is wrong. Of a gzip that is cut off the last 64 KB or less are
    /// lost, for libarchive unpacks so much at a time.
    init(
        path: String, within source: (any ByteSource)? = nil, limits: Limits = Limits(),
        isCancelled: @escaping () -> Bool = { false }
    ) throws(ImportError) {
        self.path = path
        self.source = source.map(ContainerSource.init)
        self.limits = limits
        self.isCancelled = isCancelled
        archive = archive_read_new()
        archive_read_support_filter_gzip(archive)
        archive_read_support_filter_bzip2(archive)
        archive_read_support_filter_xz(archive)
        archive_read_support_filter_zstd(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_raw(archive)
        let status =
            self.source?.open(archive)
            ?? archive_read_open_filename(archive, path, Self.blockLength)
        guard status == ARCHIVE_OK else {
            // Everything is set by now, so that `deinit` frees the archive.
            throw damaged()
        }
    }

    deinit { archive_read_free(archive) }

    /// Whether it is one file, compressed by itself; known once its entry is.
    var isOneFile: Bool { archive_format(archive) == ARCHIVE_FORMAT_RAW }

    /// Goes on to the next entry that holds a file; nil after the last, and where damage hides the
    /// rest.
    func next() throws(ImportError) -> Entry? {
        var header: OpaquePointer?
        while true {
            try skipRest()
            damage = nil
            let status = archive_read_next_header(archive, &header)
            if status == ARCHIVE_EOF { return nil }
            if status == ARCHIVE_RETRY { continue }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
                failure = failure ?? damaged()
                return nil
            }
            entryCount += 1
            guard entryCount <= limits.entries else {
                throw damaged("more than \(limits.entries) entries")
            }
            guard annals_archive_is_regular(header) != 0 else { continue }
            return Entry(
                name: Self.name(of: header), byteCount: max(0, archive_entry_size(header)))
        }
    }

    /// Reads from the entry at hand; 0 at its end, and where it is damaged.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        guard block.isEmpty ? try readBlock() : true else { return 0 }
        let piece = block.prefix(buffer.count)
        buffer.copyBytes(from: piece)
        block = block.dropFirst(piece.count)
        return piece.count
    }

    /// Unpacks some more; false at the end of the entry.
    private func readBlock() throws(ImportError) -> Bool {
        guard damage == nil else { return false }
        var start: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        var status = ARCHIVE_OK
        repeat {
            guard !isCancelled() else { throw .cancelled }
            status = archive_read_data_block(archive, &start, &count, &offset)
        } while status == ARCHIVE_RETRY || (status == ARCHIVE_OK && count == 0)
        if status == ARCHIVE_EOF { return false }
        guard status == ARCHIVE_OK else {
            if archive_read_has_encrypted_entries(archive) > 0 {
                throw damaged("it needs a password")
            }
            damage = damaged()
            failure = failure ?? damage
            return false
        }
        unpacked += Int64(count)
        let packed = max(1, archive_filter_bytes(archive, -1))
        guard unpacked < limits.freeByteCount || unpacked / packed < limits.ratio else {
            throw damaged("it unpacks to more than \(limits.ratio) times its size")
        }
        block = UnsafeRawBufferPointer(start: start, count: count)[...]
        return true
    }

    /// Passes over what is left of an entry.
    ///
    /// In a compressed tar it has to be unpacked, which takes long: done here, so that it can be
    /// cancelled and is bounded. libarchive leaps over it elsewhere.
    private func skipRest() throws(ImportError) {
        guard !isCancelled() else { throw .cancelled }
        block = block.prefix(0)
        guard entryCount > 0, archive_filter_code(archive, 0) != ARCHIVE_FILTER_NONE else { return }
        while try readBlock() { block = block.prefix(0) }
    }

    private func damaged(_ reason: String? = nil) -> ImportError {
        if let error = source?.error { return error }
        let message = archive_error_string(archive).map { String(cString: $0) }
        return .damagedContainer(path: path, reason: reason ?? message ?? "it cannot be read")
    }

    private static func name(of header: OpaquePointer?) -> String {
        // The name in the bytes of the container, when the locale cannot express it.
        let name = archive_entry_pathname_utf8(header) ?? archive_entry_pathname(header)
        return name.map { String(cString: $0) } ?? ""
    }
}
