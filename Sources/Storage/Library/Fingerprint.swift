internal import ArchiveModel

/// A 64-bit hash of content, kept in the library to tell changed posts from unchanged ones.
///
/// It must stay as it is for ever: with another one, every post would count as changed once.
/// Eight bytes a step by a multiplication whose halves are folded, 3 GB/s; made to notice change,
/// not to withstand an attacker, who could only hide a change of his own blog.
struct Fingerprint {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of all that was mixed in so far.
    var value: Int64 { Int64(bitPattern: state ^ state >> 29) }

    /// Mixes in a number.
    mutating func mix(_ number: Int64) { mix(word: UInt64(bitPattern: number)) }

    /// Mixes in a text: its length, then its bytes.
    mutating func mix(_ text: String) {
        var text = text
        text.withUTF8 { mix(UnsafeRawBufferPointer($0)) }
    }

    /// Mixes in the bytes of a text likewise.
    mutating func mix(_ bytes: UnsafeRawBufferPointer) {
        mix(word: UInt64(bytes.count))
        var offset = 0
        while offset + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            mix(word: UInt64(littleEndian: word))
            offset += 8
        }
        guard offset < bytes.count else { return }
        var rest: UInt64 = 0
        for byte in bytes[offset...].reversed() { rest = rest << 8 | UInt64(byte) }
        mix(word: rest)
    }

    /// Mixes in a date, or that there is none.
    mutating func mix(_ date: PostDate?) {
        mix(date?.local ?? PostKey.undatedLocal)
        mix(Int64(date?.offsetMinutes ?? Int.max))
    }

    /// Mixes in a body.
    mutating func mix(_ body: PostBody) {
        mix(Int64(body.format.rawValue))
        mix(body.text)
    }

    private mutating func mix(word: UInt64) {
        let (high, low) = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        // Adding the word keeps it in play where the product is 0.
        state = (high ^ low) &+ word &* 0xA076_1D64_78BD_642F &+ 1
    }
}

extension PostContent {
    /// The hash of everything a reader could see change; not of the word count, which annals makes.
    var fingerprint: Int64 {
        var fingerprint = Fingerprint()
        fingerprint.mix(Int64(kind.rawValue))
        fingerprint.mix(Int64(status.rawValue))
        fingerprint.mix(title)
        fingerprint.mix(date)
        fingerprint.mix(author)
        fingerprint.mix(permalink)
        fingerprint.mix(Int64(labels.count))
        for label in labels { fingerprint.mix(label) }
        fingerprint.mix(body)
        return fingerprint.value
    }
}

extension CommentContent {
    /// The hash of everything a reader could see change.
    var fingerprint: Int64 {
        var fingerprint = Fingerprint()
        fingerprint.mix(identity)
        fingerprint.mix(Int64(parentIdentity == nil ? 0 : 1))
        fingerprint.mix(parentIdentity ?? "")
        fingerprint.mix(author)
        fingerprint.mix(Int64(isByBlogAuthor ? 1 : 0))
        fingerprint.mix(date)
        fingerprint.mix(body)
        return fingerprint.value
    }
}
