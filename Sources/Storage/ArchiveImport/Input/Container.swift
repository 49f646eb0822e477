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

    private let path: String
    private let limits: Limits
    private let archive: OpaquePointer?
    private var entryCount = 0
    private var unpacked: Int64 = 0

    /// Opens a container.
    ///
    /// Zip, tar, and gzip of a tar or of anything else are known.
    init(path: String, limits: Limits = Limits()) throws(ImportError) {
        self.path = path
        self.limits = limits
        archive = archive_read_new()
        archive_read_support_filter_gzip(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_raw(archive)
        guard archive_read_open_filename(archive, path, Self.blockLength) == ARCHIVE_OK else {
            // Everything is set by now, so that `deinit` frees the archive.
            throw damaged()
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
            guard entryCount <= limits.entries else {
                throw damaged("more than \(limits.entries) entries")
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
        guard unpacked < limits.freeByteCount || unpacked / packed < limits.ratio else {
            throw damaged("it unpacks to more than \(limits.ratio) times its size")
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
