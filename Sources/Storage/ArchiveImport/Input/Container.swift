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

    private static let blockLength = 64 << 10
    private static let entryLimit = 200_000
    /// No text shrinks to less than this part of itself; what does is made to fill memory and time.
    private static let ratioLimit: Int64 = 500
    /// Up to here anything goes.
    private static let freeByteCount: Int64 = 64 << 20

    private let path: String
    private let archive: OpaquePointer?
    private var entryCount = 0
    private var unpacked: Int64 = 0

    /// Opens a container. Zip, tar, and gzip of a tar or of anything else are known.
    init(path: String) throws(ImportError) {
        self.path = path
        archive = archive_read_new()
        archive_read_support_filter_gzip(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_raw(archive)
        guard archive_read_open_filename(archive, path, Self.blockLength) == ARCHIVE_OK else {
            let failure = damaged()
            archive_read_free(archive)
            throw failure
        }
    }

    deinit { archive_read_free(archive) }

    /// Goes on to the next entry that holds a file; nil after the last.
    func next() throws(ImportError) -> Entry? {
        var header: OpaquePointer?
        while true {
            let status = archive_read_next_header(archive, &header)
            if status == ARCHIVE_EOF { return nil }
            if status == ARCHIVE_RETRY { continue }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw damaged() }
            entryCount += 1
            guard entryCount <= Self.entryLimit else {
                throw damaged("more than \(Self.entryLimit) entries")
            }
            guard annals_archive_is_regular(header) != 0 else { continue }
            return Entry(
                name: Self.name(of: header), byteCount: max(0, archive_entry_size(header)))
        }
    }

    /// Reads from the entry at hand; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        var count = 0
        repeat {
            count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        } while count == Int(ARCHIVE_RETRY)
        guard count >= 0 else {
            throw isEncrypted ? damaged("it needs a password") : damaged()
        }
        unpacked += Int64(count)
        let packed = max(1, archive_filter_bytes(archive, -1))
        guard unpacked < Self.freeByteCount || unpacked / packed < Self.ratioLimit else {
            throw damaged("it unpacks to more than \(Self.ratioLimit) times its size")
        }
        return count
    }

    private var isEncrypted: Bool { archive_read_has_encrypted_entries(archive) > 0 }

    private func damaged(_ reason: String? = nil) -> ImportError {
        let message = archive_error_string(archive).map { String(cString: $0) }
        return .damagedContainer(path: path, reason: reason ?? message ?? "it cannot be read")
    }

    private static func name(of header: OpaquePointer?) -> String {
        // The name in the bytes of the container, when the locale cannot express it.
        let name = archive_entry_pathname_utf8(header) ?? archive_entry_pathname(header)
        return name.map { String(cString: $0) } ?? ""
    }
}
