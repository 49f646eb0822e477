internal import ArchiveModel
internal import Prose
internal import Typesetting

/// What a page is set by.
struct PageSetting: Hashable {
    var width: Int
    var height: Int
    var columns: Int
    var usesUnicodeOrnaments: Bool
    var settings: ReaderSettings
    var comments: CommentFolding
    /// The language whose words stay whole until its dictionary has been read.
    var awaitedLanguage: String?

    /// How a post's page is set.
    func options(for loaded: LoadedPost, codeStart: Int) -> TypesetOptions {
        let own = loaded.document.language
        var options = settings.options(
            width: width, usesUnicodeOrnaments: usesUnicodeOrnaments,
            language: own.isEmpty ? loaded.post.language : own, codeStart: codeStart)
        if options.hyphenation == awaitedLanguage { options.hyphenation = "" }
        return options
    }

    /// Sets a post's page.
    ///
    /// Cost: linear in the number of its blocks; lines are laid out later.
    func page(of loaded: LoadedPost, codeStart: Int = 0) -> Page {
        let parts = PageParts(
            loaded: loaded, folding: comments, usesUnicodeOrnaments: usesUnicodeOrnaments)
        return Page(parts: parts.all, options: options(for: loaded, codeStart: codeStart))
    }
}

extension ReaderState {
    /// How pages are set now: at the pane's width, or for a full-screen page when it isn't shown.
    var pageSetting: PageSetting {
        let layout = layout
        let column = layout.textColumn
        return PageSetting(
            width: column?.width ?? min(settings.width, size.columns),
            height: column?.height ?? max(1, size.rows - 2),
            columns: max(1, layout.textColumns.count),
            usesUnicodeOrnaments: usesUnicodeOrnaments, settings: settings, comments: comments,
            awaitedLanguage: requests.dictionary)
    }
}
