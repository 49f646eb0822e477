internal import ArchiveModel

/// Reads the folder of a site made by Jekyll, Octopress, Hexo, Hugo, Zola or Pelican.
struct MarkdownReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it: the settings, then the texts.
    func read(_ tree: FileTree) throws(ImportError) {
        let settings = try settings(of: tree)
        var blog = BlogInfo(
            identity: "", kind: .markdown, title: settings.title, summary: settings.summary,
            link: settings.link, language: settings.language)
        let key = PermalinkKey.normalise(settings.link)
        if !key.isEmpty { blog.identity = "feed:" + key }
        var languages: Set<String> = []
        var bytesRead: Int64 = 0
        var isFirst = true
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            let path = SitePath(file.name)
            guard !path.isIgnored, path.settingsFolder == nil else { return }
            let peeked = try PeekedSource(source)
            let kind = ContentKind(head: peeked.head)
            guard kind == .piece(.markdown) || (path.isNamedPost && kind.isText) else { return }
            let text = try PieceText.read(peeked, named: file.name, repairs: delivery.repairs)
            bytesRead += Int64(text.utf8.count)
            try delivery.progress(bytesRead)
            let piece = MarkdownPost(path, text: text, repairs: delivery.repairs)
            // The text that stands for the whole site names it.
            if path.isSection, path.key == "_index", blog.title.isEmpty {
                blog.title = piece.statedTitle
            }
            guard !piece.isTemplate else { return }
            let post = piece.post(settings)
            guard post.kind == .post || post.words > 0 else { return }
            if isFirst { try delivery.take(blog) }
            isFirst = false
            if !piece.language.isEmpty, languages.count < 2 { languages.insert(piece.language) }
            try delivery.take(post)
        }
        if let only = languages.first, languages.count == 1, blog.language.isEmpty {
            blog.language = only
        }
        try delivery.take(blog)
    }

    /// The settings nearest to the site's own folder.
    private func settings(of tree: FileTree) throws(ImportError) -> SiteSettings {
        var found: (depth: Int, settings: SiteSettings)?
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            let path = SitePath(file.name)
            guard !path.isIgnored, let folder = path.settingsFolder,
                folder.count < found?.depth ?? .max
            else { return }
            let text = try PieceText.read(source, named: file.name, repairs: delivery.repairs)
            found = (folder.count, SiteSettings(path, text: text, repairs: delivery.repairs))
        }
        return found?.settings ?? SiteSettings()
    }
}
