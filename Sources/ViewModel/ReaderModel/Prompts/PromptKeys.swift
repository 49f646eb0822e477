internal import ArchiveModel

/// What a prompt that moves things while one types returns to when it is cancelled.
///
/// Copies of values: they share their storage with the state until that changes.
struct PromptOrigin: Sendable {
    var focus: Pane
    var isZoomed: Bool
    var list: PostList
    var tree: ArchiveTree
    var reading: ReadingPane?
    var comments: CommentFolding
    var showsHits: Bool
    var help: HelpPage?
}

extension Prompt {
    /// Whether what the screen shows is a try, to be kept or not.
    var isTemporary: Bool {
        switch kind {
        case .find, .goToMonth: true
        case .command, .confirm, .search, .keep, .rename, .filter: false
        }
    }
}

extension Prompt.Kind {
    /// Whether Space leaves it to read on, while nothing is typed.
    fileprivate var mayReadOn: Bool {
        switch self {
        case .command, .find, .goToMonth, .confirm: true
        case .search, .keep, .rename, .filter: false
        }
    }
}

extension ReaderState {
    /// Opens a prompt.
    mutating func open(_ kind: Prompt.Kind) {
        var prompt = Prompt(kind: kind)
        if let name = kind.history { histories[name].end() }
        if prompt.isTemporary {
            prompt.origin = PromptOrigin(
                focus: focus, isZoomed: isZoomed, list: list, tree: tree, reading: reading,
                comments: comments, showsHits: showsHits, help: help)
        }
        self.prompt = prompt
        if kind == .goToMonth, focus == .text { focus(on: .list) }
    }

    /// Takes a key while a prompt is open.
    mutating func pressInPrompt(_ key: KeyPress) {
        guard var prompt else { return }
        if case .confirm(_, let confirmed) = prompt.kind { return answer(key, confirmed) }
        switch key {
        case .named(.escape), .control("c"), .control("g"): return cancelPrompt()
        case .named(.enter), .control("m"), .control("j"): return acceptPrompt()
        case _ where prompt.kind == .search && pressInSearch(key): return
        case _ where prompt.kind == .filter && pressInChooser(key): return
        case .named(.up), .control("p"): return recall(back: true)
        case .named(.down), .control("n"): return recall(back: false)
        // Space alone reads the whole blog, whatever it meets.
        case .character(" ") where prompt.text.isEmpty && prompt.kind.mayReadOn:
            cancelPrompt()
            return dispatch(.continueReading, count: nil)
        case .named(.tab) where prompt.kind == .command:
            prompt.replace(with: completed(prompt.text))
            self.prompt = prompt
            promptHasChanged()
            if prompt.text.isEmpty { hint(Self.allNames) }
            return
        default: break
        }
        let edit = prompt.edit(key)
        self.prompt = prompt
        switch edit {
        case .changed: promptHasChanged()
        case .cancelled: cancelPrompt()
        case .unchanged, .unknown: break
        }
    }

    /// Says something beside what is being typed.
    mutating func hint(_ text: String) { prompt?.hint = text }

    private mutating func answer(_ key: KeyPress, _ confirmed: Prompt.Confirmed) {
        prompt = nil
        let isYes = key == .character("y") || key == .character("Y")
        switch confirmed {
        case .mark(let request): isYes ? send(request) : say("Nothing is marked")
        case .forget(let search): isYes ? send(.forgetKept(search)) : say("It stays kept")
        case .open(let address): isYes ? send(.openInBrowser(address)) : say("Not opened")
        }
    }

    mutating func promptHasChanged() {
        guard let prompt else { return }
        switch prompt.kind {
        case .command: hint(commandHint(prompt.text))
        case .find(let backward): findWhileTyping(prompt.text, backward: backward)
        case .goToMonth: goWhileTyping(prompt.text)
        case .search: searchWhileTyping(prompt.text)
        case .filter: chooseWhileTyping(prompt.text)
        case .confirm, .keep, .rename: break
        }
    }

    private mutating func acceptPrompt() {
        guard let prompt else { return }
        // What is typed is still needed where it waits for the choices.
        if prompt.kind == .filter { return acceptChoice() }
        self.prompt = nil
        remember(prompt)
        switch prompt.kind {
        case .command: run(prompt.text)
        case .find(let backward): acceptFind(prompt, backward: backward)
        case .goToMonth: acceptGo(prompt)
        case .search: acceptSearch()
        case .keep: keepSearch(called: prompt.text)
        case .rename(let search): rename(search, to: prompt.text)
        case .confirm, .filter: break
        }
    }

    /// Closes the prompt and puts everything back as it was when it was opened.
    mutating func cancelPrompt() {
        guard let prompt else { return }
        self.prompt = nil
        if let origin = prompt.origin { restore(origin) }
        if prompt.kind == .search { leaveSearchPrompt() }
        if prompt.kind == .filter { closeChooser() }
    }

    /// Shows of the page what was shown when a prompt was opened, with the same comments folded.
    mutating func returnPage(to origin: PromptOrigin) {
        guard let pane = origin.reading, pane.post == reading?.post else { return }
        comments = origin.comments
        if reading?.comments != comments, layout.text != nil {
            let setting = pageSetting
            reading?.set(setting)
        }
        reading?.put(back: pane)
    }

    /// Puts back what a prompt has moved; marks that changed meanwhile stay as they now are.
    mutating func restore(_ origin: PromptOrigin) {
        if let help = origin.help { self.help = help }
        guard let archive, let selected = origin.list.selected else { return }
        focus(on: origin.focus)
        isZoomed = origin.isZoomed
        showsHits = origin.showsHits
        tree = origin.tree
        tree.rebuild(archive.outline, order)
        if origin.reading?.post == reading?.post {
            returnPage(to: origin)
        } else {
            (reading, comments) = (origin.reading, origin.comments)
        }
        guard selected.id != list.selected?.id || requests.rows != nil else { return }
        list = origin.list
        requests.post = nil
        reloadShown()
    }
}
