internal import ArchiveModel

/// Numbers with the things they count.
enum Counting {
    /// `1 post`, `96 posts`, `no posts`.
    static func of(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        switch number {
        case 0: "no \(many ?? one + "s")"
        case 1: "1 \(one)"
        default: "\(number) \(many ?? one + "s")"
        }
    }

    /// `post`, `page` or `draft`.
    static func noun(_ section: Section) -> String {
        switch section {
        case .posts: "post"
        case .pages: "page"
        case .drafts: "draft"
        }
    }
}
