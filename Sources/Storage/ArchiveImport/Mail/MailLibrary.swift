internal import CMail
internal import Glibc

/// GMime, which takes messages apart: loaded when there is one.
enum MailLibrary {
    /// Loads it, under the name of its file or nil for the usual one.
    ///
    /// - Throws: ``ImportError/unreadable(path:reason:)`` for the mail at a path, when it is not
    ///   there.
    static func load(_ name: String? = nil, toRead path: String) throws(ImportError) {
        guard let failure = cmail_load(name) else { return }
        throw .unreadable(
            path: path,
            reason: "mail needs GMime 3, Debian's libgmime-3.0-0: \(String(cString: failure))")
    }

    /// The name and the address that a header such as `From` begins with; either may be empty.
    static func mailbox(_ value: String) -> (name: String, address: String) {
        var name: UnsafeMutablePointer<CChar>?
        var address: UnsafeMutablePointer<CChar>?
        cmail_mailbox(value, &name, &address)
        defer {
            free(name)
            free(address)
        }
        return (name.map { String(cString: $0) } ?? "", address.map { String(cString: $0) } ?? "")
    }
}
