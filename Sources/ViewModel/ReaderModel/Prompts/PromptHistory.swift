/// What was typed into one kind of prompt before, for Up and Down.
struct PromptHistory: Hashable, Sendable {
    /// The texts, the newest last, each once.
    private(set) var texts: [String] = []
    /// The index of the one that is shown; nil while none is.
    private var place: Int?
    /// What was being typed before one was shown.
    private var draft = ""

    /// How many are kept.
    static let most = 50

    /// Makes a history from what ``saved`` gave.
    init(saved: String = "") {
        let texts = saved.split(separator: "\n").suffix(Self.most)
        self.texts = texts.map { String($0.prefix(Prompt.longest)) }
    }

    /// The texts a line each; none of them has a line end in it.
    var saved: String { texts.joined(separator: "\n") }

    /// Adds what was typed; false when that changes nothing.
    mutating func add(_ text: String) -> Bool {
        end()
        guard !text.isEmpty, text != texts.last, !text.contains(where: \.isNewline) else {
            return false
        }
        texts.removeAll { $0 == text }
        texts.append(text)
        texts.removeFirst(max(0, texts.count - Self.most))
        return true
    }

    /// The text before the one that is shown, or after it; nil where there is none.
    ///
    /// After the newest comes what was being typed.
    mutating func step(back: Bool, from text: String) -> String? {
        let index = place ?? texts.count
        let next = index + (back ? -1 : 1)
        guard (0...texts.count).contains(next) else { return nil }
        if place == nil { draft = text }
        place = next < texts.count ? next : nil
        return place.map { texts[$0] } ?? draft
    }

    /// Goes back to where nothing old is shown.
    mutating func end() { (place, draft) = (nil, "") }
}

/// The histories of the prompts that have one.
struct PromptHistories: Hashable, Sendable {
    /// What a history is of; its raw value is the name it is kept by, beside the settings.
    enum Name: String, CaseIterable {
        /// Commands.
        case command = "history.command"
        /// What was looked for, forward or backward.
        case find = "history.find"
        /// Months and days.
        case go = "history.go"
        /// What was searched for.
        case search = "history.search"
    }

    private var histories: [Name: PromptHistory] = [:]

    init(saved: [String: String]) {
        for name in Name.allCases {
            histories[name] = PromptHistory(saved: saved[name.rawValue] ?? "")
        }
    }

    subscript(name: Name) -> PromptHistory {
        get { histories[name] ?? PromptHistory() }
        set { histories[name] = newValue }
    }
}

extension Prompt.Kind {
    /// The history of what is typed; nil for a question.
    var history: PromptHistories.Name? {
        switch self {
        case .command: .command
        case .find: .find
        case .goToMonth: .go
        case .search: .search
        case .confirm, .keep, .rename, .filter: nil
        }
    }
}

extension ReaderState {
    /// Puts what was typed before into the prompt, or what was after it.
    mutating func recall(back: Bool) {
        guard var prompt, let name = prompt.kind.history,
            let text = histories[name].step(back: back, from: prompt.text)
        else { return }
        prompt.replace(with: text)
        self.prompt = prompt
        promptHasChanged()
    }

    /// Has what was typed kept.
    mutating func remember(_ prompt: Prompt) {
        guard let name = prompt.kind.history, histories[name].add(prompt.text) else { return }
        send(.saveSetting(name: name.rawValue, value: histories[name].saved))
    }
}
