public import ArchiveModel
internal import Typesetting

/// The labels, authors and marks that the list can be filtered by, to choose from as one types.
public struct FilterChooser: Sendable {
    /// Those that fit what is typed.
    public internal(set) var choices: [FilterChoice] = []
    /// The selected one's index in ``choices``.
    public internal(set) var selection = 0
    /// The first index shown.
    public internal(set) var top = 0
    /// Whether they are still being counted.
    public internal(set) var isCounting = true
    /// All there are, those of the post in hand first.
    var all: [FilterChoice] = []
    /// Whether the first that fits is taken as soon as it is known.
    var takesFirst = false
}

extension FilterChoice {
    /// Its name: a label's, an author's, `unread`, `starred`.
    public var name: String {
        switch kind {
        case .label(let name), .author(let name): name
        case .unread: "unread"
        case .starred: "starred"
        }
    }
}

extension PostFilter {
    /// Whether it asks for a thing.
    public func has(_ kind: FilterChoice.Kind) -> Bool {
        switch kind {
        case .label(let name): labels.contains(name)
        case .author(let name): author == name
        case .unread: isUnread
        case .starred: isStarred
        }
    }

    /// Asks for a thing as well, or for it no more.
    mutating func toggle(_ kind: FilterChoice.Kind) {
        switch kind {
        case .label(let name):
            if labels.contains(name) {
                labels.removeAll { $0 == name }
            } else {
                labels.append(name)
            }
        case .author(let name): author = author == name ? nil : name
        case .unread: isUnread.toggle()
        case .starred: isStarred.toggle()
        }
    }
}

extension ReaderState {
    /// What is asked for now.
    public var shownFilter: PostFilter { listFilter?.filter ?? PostFilter() }

    /// Shows what the list can be filtered by.
    mutating func openChooser() {
        guard let id = archive?.summary.id else { return }
        chooser = FilterChooser()
        open(.filter)
        hint("a part of a label or name · & lists all")
        let generation = requests.newGeneration()
        requests.choices = generation
        send(.loadChoices(id, list.section, generation: generation))
    }

    /// Takes what the list can be filtered by in.
    mutating func take(_ choices: [FilterChoice]) {
        requests.choices = nil
        guard var chooser else { return }
        let labels = markedRow?.id == reading?.post ? reading?.loaded.post.labels ?? [] : []
        let filter = shownFilter
        func rank(_ choice: FilterChoice) -> Int {
            if filter.has(choice.kind) { return 0 }
            guard case .label(let name) = choice.kind else { return 2 }
            return labels.contains(name) ? 1 : 2
        }
        // What is asked for now can be taken off also where no post has it any more.
        let all = choices.filter { $0.posts > 0 || filter.has($0.kind) }
        chooser.all = (0...2).flatMap { wanted in all.filter { rank($0) == wanted } }
        chooser.isCounting = false
        chooser.list(prompt?.text ?? "")
        self.chooser = chooser
        if chooser.takesFirst { acceptChoice() }
    }

    /// Narrows the choices while a name is typed.
    mutating func chooseWhileTyping(_ text: String) { chooser?.list(text) }

    /// Takes a key while the choices are shown; false for one that edits what is typed.
    mutating func pressInChooser(_ key: KeyPress) -> Bool {
        let motion: Motion
        switch key {
        case .named(.up), .control("p"): motion = .lines(-1)
        case .named(.down), .control("n"), .named(.tab): motion = .lines(1)
        case .named(.pageUp): motion = .pages(-1)
        case .named(.pageDown): motion = .pages(1)
        case .character("&") where prompt?.text.isEmpty == true:
            closeChooser()
            dropFilter()
            return true
        case .character(" ") where prompt?.text.isEmpty == true: return true
        default: return false
        }
        guard var chooser else { return true }
        chooser.selection = motion.target(
            from: chooser.selection, count: chooser.choices.count, height: overlayHeight)
        self.chooser = chooser
        return true
    }

    /// Lists only the posts that have the selected thing, as well as what is asked for already; one that
    /// is asked for already is so no more.
    mutating func acceptChoice() {
        guard let chooser else { return }
        guard !chooser.isCounting else {
            self.chooser?.takesFirst = true
            return
        }
        let text = prompt?.text ?? ""
        closeChooser()
        guard chooser.choices.indices.contains(chooser.selection) else {
            return say("Nothing here is called “\(text)”", isError: true)
        }
        var filter = shownFilter
        filter.toggle(chooser.choices[chooser.selection].kind)
        list(only: filter)
    }

    /// Leaves the choices.
    mutating func closeChooser() {
        (chooser, prompt) = (nil, nil)
        requests.choices = nil
    }

    /// Keeps the selected choice on screen.
    mutating func settleChooser() {
        guard var chooser else { return }
        chooser.top = chooser.top.scrolled(
            showing: chooser.selection, count: chooser.choices.count, height: overlayHeight)
        self.chooser = chooser
    }
}

extension FilterChooser {
    /// Lists those that have what is typed in their names: those that are called so first, then those
    /// that begin so.
    fileprivate mutating func list(_ text: String) {
        selection = 0
        guard !text.isEmpty else {
            choices = all
            return
        }
        let found = all.filter { TextFold.contains(text, in: $0.name) }
        let wanted = text.lowercased()
        func rank(_ choice: FilterChoice) -> Int {
            let name = choice.name.lowercased()
            return name == wanted ? 0 : name.hasPrefix(wanted) ? 1 : 2
        }
        choices = (0...2).flatMap { place in found.filter { rank($0) == place } }
    }
}
