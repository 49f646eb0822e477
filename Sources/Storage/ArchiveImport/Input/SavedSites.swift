internal import ArchiveModel

/// Tells the sites apart whose pages lie below one folder.
struct SavedSites {
    /// A site: its folder, and its pages.
    typealias Site = (folder: String, pages: [PageGroups.Page])

    /// More folders side by side are the sections of one site.
    private static let most = 64
    /// From how many pages of a folder its site's name is learnt, and from how many bytes of each.
    private static let sample = 24
    private static let reach = 32 << 10

    /// The folder that is looked through.
    let root: String
    /// Whether to stop.
    let isCancelled: () -> Bool

    /// The sites of pages that lie below a folder, in order of their names; pages in no folder of a
    /// site stay out when there are several.
    ///
    /// Folders named after different hosts are different sites. Without hosts they are when the
    /// titles of their pages name different sites, and no page links to another folder.
    func sites(of pages: [PageGroups.Page], at folder: String) throws(ImportError) -> [Site] {
        let hosts = Self.hosts(of: pages, at: folder)
        if Set(hosts.keys.compactMap { $0.map(PageGroups.host) }).count > 1 {
            var sites: [Site] = hosts.compactMap { host, pages in host.map { ($0, pages) } }
            for (name, pages) in Self.parts(of: hosts[nil] ?? [], at: folder) {
                let holdsHost = sites.contains { $0.folder.hasPrefix(name + "/") }
                if !name.isEmpty, !holdsHost { sites += try self.sites(of: pages, at: name) }
            }
            return sites.sorted { $0.folder < $1.folder }
        }
        // What lies in one folder within another is told apart there.
        var parts = Self.parts(of: pages, at: folder)
        while parts.count == 1, let name = parts.keys.first, !name.isEmpty,
            PageGroups.hostFolder(of: name + "/") != name
        {
            parts = Self.parts(of: pages, at: name)
        }
        guard parts.count > 1, parts.count <= Self.most, parts[""] == nil,
            try areApart(parts)
        else { return [(folder, pages)] }
        var sites: [Site] = []
        for (name, pages) in parts.sorted(by: { $0.key < $1.key }) {
            sites += try self.sites(of: pages, at: name)
        }
        return sites
    }

    /// Pages by the folder of their host, as far as that is their site's: a folder of pages without
    /// one may hold a few that a mirror's program put into folders of other hosts.
    private static func hosts(
        of pages: [PageGroups.Page], at folder: String
    ) -> [String?: [PageGroups.Page]] {
        var hosts: [String?: [PageGroups.Page]] = [:]
        for (_, pages) in parts(of: pages, at: folder) {
            let inside = Dictionary(grouping: pages) { PageGroups.hostFolder(of: $0.name) }
            if (inside[nil]?.count ?? 0) * 2 > pages.count {
                hosts[nil, default: []] += pages
            } else {
                hosts.merge(inside) { $0 + $1 }
            }
        }
        return hosts
    }

    /// Pages by the folder just below one that they lie in; those in none, by an empty name.
    private static func parts(
        of pages: [PageGroups.Page], at folder: String
    ) -> [String: [PageGroups.Page]] {
        let depth = folder.split(separator: "/").count
        return Dictionary(grouping: pages) { page in
            let parts = page.name.split(separator: "/")
            return parts.count > depth + 1 ? parts[...depth].joined(separator: "/") : ""
        }
    }

    /// Whether folders are sites of their own.
    private func areApart(_ parts: [String: [PageGroups.Page]]) throws(ImportError) -> Bool {
        let names = Set(parts.keys.compactMap { $0.split(separator: "/").last })
        var known: [Portrait] = []
        for (folder, pages) in parts.sorted(by: { $0.key < $1.key }) {
            let portrait = try self.portrait(of: pages, in: folder, beside: names)
            guard !portrait.isLinked else { return false }
            if portrait.host != nil || !portrait.name.isEmpty { known.append(portrait) }
        }
        guard let first = known.first else { return false }
        return known.dropFirst().contains { $0.differs(from: first) }
    }

    /// What a folder's pages tell of their site.
    private struct Portrait {
        var name = ""
        var host: String?
        var isLinked = false

        func differs(from other: Portrait) -> Bool {
            if name.isEmpty || other.name.isEmpty {
                return host != nil && other.host != nil && host != other.host
            }
            return !name.contains(other.name) && !other.name.contains(name)
        }
    }

    private func portrait(
        of pages: [PageGroups.Page], in folder: String, beside names: Set<Substring>
    ) throws(ImportError) -> Portrait {
        var portrait = Portrait()
        let hosts = pages.compactMap { PageGroups.hostFolder(of: $0.name) }
        if hosts.count * 2 > pages.count { portrait.host = hosts.first.map(PageGroups.host) }
        let others = names.subtracting(folder.split(separator: "/").suffix(1))
        var name = SiteName()
        for index in stride(
            from: 0, to: pages.count, by: max(1, (pages.count + Self.sample - 1) / Self.sample))
        {
            guard !isCancelled() else { throw .cancelled }
            // What cannot be read tells nothing here, and is named where it is left out.
            guard let source = try? FileSource(path: root + "/" + pages[index].name),
                let page = try? PackedPage.opened(source, limit: Self.reach)
            else { continue }
            let text = String(decoding: page.head, as: UTF8.self)
            name.take(WebPage.documentTitle(text))
            portrait.isLinked = portrait.isLinked || Self.links(in: text, lead: others)
        }
        portrait.name = name.text
        return portrait
    }

    /// Whether a link of a page leads through a folder of one of these names.
    private static func links(in html: String, lead names: Set<Substring>) -> Bool {
        var html = html
        return html.withUTF8 { bytes in
            var position = 0
            while let mark = Bytes(rebasing: bytes[position...]).index(of: "href=") {
                let link = bytes[(position + mark + 5)...].drop { quotes.contains($0) }
                    .prefix { !quotes.contains($0) && $0 != UInt8(ascii: ">") && !$0.isSpace }
                position = link.endIndex
                let path = Address(String(decoding: link, as: UTF8.self)).path
                if path.split(separator: "/").contains(where: names.contains) { return true }
            }
            return false
        }
    }

    private static let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
}
