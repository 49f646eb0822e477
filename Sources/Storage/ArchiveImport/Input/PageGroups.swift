internal import ArchiveModel

/// The pages of the web that a folder holds, put together by site.
struct PageGroups {
    /// A page.
    struct Page {
        /// Its path below what is looked through.
        var name: String
        /// Its size in bytes.
        var byteCount: Int64
    }

    /// All of them, as they were found.
    private(set) var pages: [Page] = []

    /// Takes a page by its path below what is looked through.
    mutating func take(_ name: String, byteCount: Int64) {
        pages.append(Page(name: name, byteCount: byteCount))
    }

    /// The folders that are an archive each, in order of their names: that of each host where there
    /// are several, else all there is.
    var folders: [ImportCandidate.Folder] {
        let sites = Dictionary(grouping: pages) { Self.hostFolder(of: $0.name) }
        let hosts = sites.keys.compactMap { $0 }
        guard Set(hosts.map(Self.host)).count > 1 else { return [Self.site("", of: pages)] }
        return hosts.sorted().map { Self.site($0, of: sites[$0] ?? []) }
    }

    /// The archive that pages make up.
    static func site(_ folder: String, of pages: [Page]) -> ImportCandidate.Folder {
        ImportCandidate.Folder(
            name: folder, kind: .webPages, byteCount: pages.reduce(0) { $0 + $1.byteCount })
    }

    /// The path of the outermost folder above a page that is named after a host.
    static func hostFolder(of page: String) -> String? {
        let folders = page.split(separator: "/").dropLast()
        return folders.firstIndex { MirrorAddress.isHost(String($0)) }
            .map { folders[...$0].joined(separator: "/") }
    }

    /// The host a folder is named after; with and without `www.` it is one.
    static func host(_ folder: String) -> String {
        let name = folder.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    }
}
