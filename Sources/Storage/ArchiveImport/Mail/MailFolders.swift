/// Which messages that are files of their own belong together.
enum MailFolders {
    /// Whether a name is one that a message by itself has: `.eml`, or in a Maildir.
    static func isMessage(_ name: String) -> Bool {
        let folders = name.split(separator: "/").dropLast()
        return name.lowercased().hasSuffix(".eml") || folders.last.map(isOfMaildir) == true
    }

    /// The folder that a message belongs to: its own, save for those that a Maildir has, and for
    /// those that only say when it was sent.
    static func folder(of name: String) -> String {
        var folders = name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        while let last = folders.last, isOfMaildir(last) || isTime(last) { folders.removeLast() }
        return folders.joined(separator: "/")
    }

    /// The flags in the name of a Maildir's file: `1234.lamp:2,S`.
    ///
    /// Source: cr.yp.to/proto/maildir.html.
    static func flags(_ name: String) -> Substring {
        name.utf8Range(of: ":2,").map { name[$0.upperBound...] } ?? ""
    }

    private static func isOfMaildir(_ folder: Substring) -> Bool {
        folder == "cur" || folder == "new" || folder == "messages"
    }

    /// `2019`, `03`, `2019-03`.
    private static func isTime(_ folder: Substring) -> Bool {
        !folder.isEmpty && folder.utf8.count <= 10
            && folder.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") }
    }
}
