internal import ArchiveModel

/// Tells the archives that are JSON apart by the names of their members.
enum JSONShape {
    /// The kind of archive that JSON is whose first bytes these are; nil when it is none.
    static func recognise(_ text: Bytes) -> ArchiveKind? {
        guard let start = text.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
        let names = MemberNames()
        let builder = JSONBuilder(reader: names, repairs: RepairLog())
        _ = JSONParser(builder).parse(text.slice(start..<text.count))
        for piece in builder.takePieces() { names.note(piece.path, piece.value) }
        if isJSONFeed(names) { return .jsonFeed }
        if isTumblr(names) { return .tumblr }
        return isGhost(text) ? .ghost : nil
    }

    /// Whether text is the assignment that Tumblr's first interface wraps its JSON in.
    static func isAssignment(_ text: Bytes, at start: Int) -> Bool {
        text.has("var tumblr_api_read", at: start)
    }

    private static func isJSONFeed(_ names: MemberNames) -> Bool {
        if names.version.utf8Range(of: "jsonfeed.org/version") != nil { return true }
        let bodies = ["items/*/content_html", "items/*/content_text", "items/*/date_published"]
        return (names.contains("items/*/id") || !names.version.isEmpty)
            && bodies.contains(where: names.contains)
    }

    private static func isTumblr(_ names: MemberNames) -> Bool {
        if names.contains("tumblelog"), names.contains("posts") { return true }
        return ["response/posts/*/", "*/response/posts/*/", "posts/*/", "*/", ""].contains {
            names.contains($0 + "blog_name") && names.contains($0 + "post_url")
        }
    }

    /// Whether it is the export of a Ghost, by what it says of itself or by its posts' fields.
    private static func isGhost(_ text: Bytes) -> Bool {
        if text.index(of: "\"exported_on\"") != nil { return true }
        let sources: [StaticString] = ["\"mobiledoc\"", "\"lexical\"", "\"markdown\""]
        return text.index(of: "\"posts\"") != nil && text.index(of: "\"slug\"") != nil
            && sources.contains { text.index(of: $0) != nil }
    }
}

/// The names of the members near the root of some JSON.
private final class MemberNames: JSONReader {
    /// What its `version` says; empty when it has none.
    private(set) var version = ""
    private var paths: Set<String> = []
    private static let depthLimit = 6
    private static let countLimit = 2_000

    /// Whether there is a member at a path, whose parts are divided by slashes.
    func contains(_ path: String) -> Bool { paths.contains(path) }

    /// Notes a member.
    func note(_ path: [String], _ value: JSONValue) {
        if path == ["version"] { version = value.text }
        _ = wants(path)
    }

    func wants(_ path: [String]) -> Bool {
        if path.count <= Self.depthLimit, paths.count < Self.countLimit {
            paths.insert(path.joined(separator: "/"))
        }
        return false
    }

    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {}
}
