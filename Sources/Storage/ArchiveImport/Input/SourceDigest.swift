internal import ArchiveModel
internal import Glibc

/// What a file is known by when it is imported again: two hashes of all its bytes, and of what else
/// its posts depend on.
///
/// A hash is the cheapest thing there is to make of a file. This one is made to notice change, not
/// to withstand an attacker, who could only keep a change of his own blog from being seen.
public struct SourceDigest: Hashable, Sendable {
    /// The version of everything that turns bytes into posts.
    ///
    /// To be raised whenever an archive would be read otherwise than before: files that were
    /// imported by an older version are then read again.
    static let readerVersion: UInt64 = 3

    /// It as text: 32 hexadecimal digits.
    public let text: String

    /// The digest of a file; nil where it can't be read, or has changed since it was looked at.
    ///
    /// Costs a pass over the file at some 3 GB/s, when it is in the system's memory.
    /// - Parameters:
    ///   - file: What is to be read, or was.
    ///   - isCancelled: Asked every megabyte; then there is no digest.
    public init?(of file: DigestibleFile, isCancelled: () -> Bool = { false }) {
        guard let source = try? FileSource(path: file.path) else { return nil }
        var hash = TwoHashes(seed: Self.readerVersion)
        // A blog without any identity is known by its file's name.
        file.name.withUnsafeBytes { hash.mix($0) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            guard !isCancelled(), let count = try? buffer.read(from: source) else { return nil }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { hash.mix(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        text = hash.text
        guard file.isUnchanged else { return nil }
    }
}

/// A file whose digest tells whether its archive is the same: one as it is at a moment.
public struct DigestibleFile: Sendable {
    let path: String
    /// What its bytes depend on besides, for the digest.
    let name: [UInt8]
    private let state: FileState

    /// Looks at the file of a candidate; nil for a candidate that is more than a file of its own,
    /// and can't be told to be the same by a file's bytes.
    public init?(of candidate: ImportCandidate) {
        let isOneFile = candidate.folder == nil && !candidate.isInContainer
        // The name and address of a Takeout's blog stand in another file.
        guard isOneFile, candidate.kind != .bloggerTakeout else { return nil }
        guard let state = FileState(of: candidate.path) else { return nil }
        path = candidate.path
        name = Array((candidate.kind.rawValue + "\t" + SourceName.of(candidate)).utf8)
        self.state = state
    }

    /// Whether nobody has written to it since, as far as its times tell.
    public var isUnchanged: Bool { FileState(of: path) == state }
}

/// What the system says of a file that changes when it is written to.
private struct FileState: Hashable, Sendable {
    let size: Int
    let number: UInt64
    let seconds: Int
    let nanoseconds: Int

    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        number = UInt64(status.st_ino)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}

/// Two hashes side by side, which a processor works out at the same time.
///
/// Sixteen bytes a step, each half mixed in by a multiplication whose halves are folded.
private struct TwoHashes {
    private var first: UInt64
    private var second: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(seed: UInt64) { first = seed &* 0xA076_1D64_78BD_642F }

    mutating func mix(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset + 16 <= bytes.count {
            mix(
                bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            offset += 16
        }
        for byte in bytes[offset...] { mix(UInt64(byte), 1) }
        // Where one stretch of bytes ends and the next begins is part of it.
        mix(UInt64(bytes.count), 2)
    }

    private mutating func mix(_ one: UInt64, _ other: UInt64) {
        let (high, low) = (first ^ UInt64(littleEndian: one))
            .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        first = (high ^ low) &+ other &* 0xA076_1D64_78BD_642F &+ 1
        let (top, bottom) = (second ^ UInt64(littleEndian: other))
            .multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        second = (top ^ bottom) &+ one &* 0x8EBC_6AF0_9C88_C6E3 &+ 1
    }

    var text: String {
        [first ^ first >> 29, second ^ second >> 31].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
