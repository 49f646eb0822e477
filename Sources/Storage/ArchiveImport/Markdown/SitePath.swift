/// The path of a file of a site, by what generators make of its folders.
///
/// Source: jekyllrb.com/docs/structure, hexo.io/docs/setup,
/// gohugo.io/getting-started/directory-structure, docs.getpelican.com/en/latest/settings.html.
struct SitePath {
    /// The parts of the path, the file's name last.
    let parts: [Substring]

    /// Takes a path apart.
    init(_ path: String) { parts = path.split(separator: "/") }

    /// The file's name without its ending.
    var stem: Substring {
        let name = parts.last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return name[..<dot]
    }

    /// The name's ending in lower case; empty when it has none.
    var ending: String {
        let name = parts.last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Whether it lies in a folder of posts, which may name a language: `_posts_en`.
    var isInPosts: Bool { folders.contains { $0.hasPrefix("_posts") } }

    /// Whether it lies in a folder of drafts.
    var isInDrafts: Bool { folders.contains { $0.hasPrefix("_drafts") } }

    /// Whether it lies in a folder of pages.
    var isInPages: Bool { folders.contains { $0 == "pages" || $0 == "_pages" } }

    /// Whether Hexo or Octopress has it below its sources, where only `_posts` has posts.
    var isInSource: Bool { folders.contains("source") }

    /// The text that stands for a whole folder: Hugo's and Zola's `_index.md`.
    var isSection: Bool { stem == "_index" }

    /// The folders above it.
    var folders: ArraySlice<Substring> { parts.dropLast() }

    /// Whether a generator has it for itself: its templates, themes, and what it writes.
    var isIgnored: Bool {
        folders.contains {
            Self.ignored.contains(String($0)) || $0.hasPrefix("_layouts")
                || $0.hasPrefix("_includes")
        }
    }

    /// Whether folder and name say that it is a post, whatever it begins with: `_posts/2012-03-04-fog.md`.
    var isNamedPost: Bool {
        isInPosts && Self.endings.contains(ending) && DatedName(stem) != nil
    }

    /// The path of the folder above the outermost one that generators look for posts in; nil when
    /// there is none.
    var root: [Substring]? {
        folders.firstIndex {
            $0.hasPrefix("_posts") || $0.hasPrefix("_drafts") || $0 == "content" || $0 == "source"
        }.map { Array(folders[..<$0]) }
    }

    /// The folder whose settings a file holds; nil when its name is none of such a file.
    var settingsFolder: [Substring]? {
        guard let name = parts.last, Self.settings.contains(String(name)) else { return nil }
        // `config/_default/hugo.toml`
        return Array(folders.last == "_default" ? folders.dropLast(2) : folders)
    }

    /// What stays the same when a post moves from one generator's folders to another's.
    var key: String {
        var kept = folders.filter { !["_posts", "_drafts", "content", "source"].contains($0) }
        if stem != "index" { kept.append(stem) }
        return kept.joined(separator: "/")
    }

    private static let endings: Set = [
        "md", "markdown", "mkd", "mkdn", "mdown", "mdx", "html", "htm", "textile", "txt",
    ]

    private static let ignored: Set = [
        "themes", "node_modules", "vendor", "archetypes", "scaffolds", "layouts", "templates",
        "_site",
        "public", "_sass", "_data", "_plugins",
    ]

    private static let settings: Set = [
        "_config.yml", "_config.yaml", "_config.toml", "config.toml", "config.yaml", "config.yml",
        "hugo.toml", "hugo.yaml", "zola.toml", "pelicanconf.py",
    ]
}

/// A name that begins with a date: `2012-03-04-fog`.
struct DatedName {
    /// The date as written: `2012-03-04`.
    let date: String
    /// What follows it.
    let rest: Substring

    /// Reads a name; nil when it begins with no date.
    init?(_ name: Substring) {
        let parts = name.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].utf8.count == 4,
            parts[..<3].allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }),
            parts[1].utf8.count <= 2, parts[2].utf8.count <= 2
        else { return nil }
        date = parts[..<3].joined(separator: "-")
        rest = parts.count > 3 ? parts[3] : ""
    }
}
