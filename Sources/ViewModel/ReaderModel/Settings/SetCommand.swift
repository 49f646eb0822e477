internal import Typesetting

extension ReaderState {
    /// Does what `:set` is told: changes settings, says what they are, or lists them all.
    ///
    /// As in vi: `width 72`, `width=72`, `justify`, `nojustify`, `justify!`, `width?`, `width&`;
    /// several at once: `width 60 margin 2`, all of them or, where one is wrong, none.
    mutating func set(_ argument: String) {
        let words = argument.split(separator: " ").map(String.init)
        guard !words.isEmpty else {
            help = HelpPage(topic: .settings)
            return
        }
        var changes: [SettingChange] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if let setting = Self.setting(word), let value = rest.first,
                Self.isValue(value, of: setting)
            {
                rest.removeFirst()
                changes.append(SettingChange(setting, .assign(value)))
            } else if let change = SettingChange(word) {
                changes.append(change)
            } else {
                return say("No setting is called “\(word)”", isError: true)
            }
        }
        for change in changes {
            guard case .assign(let text) = change.action, change.setting.value(from: text) == nil
            else { continue }
            return sayValues(of: change.setting, insteadOf: text)
        }
        apply(changes)
    }

    private mutating func apply(_ changes: [SettingChange]) {
        var said: [String] = []
        for change in changes {
            apply(change)
            guard let message, !message.isError else { return }
            said.append(message.text)
        }
        say(said.joined(separator: " · "))
    }

    /// Whether a word after a setting's name is a value, right or wrong: it is unless it can only
    /// be a change of its own, as in `justify hyphens`.
    private static func isValue(_ word: String, of setting: Setting) -> Bool {
        !word.contains("=") && (setting.value(from: word) != nil || SettingChange(word) == nil)
    }

    private mutating func apply(_ change: SettingChange) {
        let setting = change.setting
        switch change.action {
        case .ask: say(Self.words(setting, settings.value(of: setting)))
        case .reset:
            keep(setting, setting.entry.standard, saving: nil)
            say(Self.words(setting, settings.value(of: setting)))
        case .toggle:
            let choices = setting.choices
            guard setting.entry.kind != .language,
                let index = choices.firstIndex(of: settings.value(of: setting))
            else { return sayValues(of: setting) }
            set(setting, to: choices[(index + 1) % choices.count])
        case .assign(let value): set(setting, to: value)
        }
    }

    /// Changes a setting and says so.
    mutating func set(_ setting: Setting, to text: String) {
        guard let value = setting.value(from: text) else {
            return sayValues(of: setting, insteadOf: text)
        }
        keep(setting, value, saving: value)
        let word = setting == .columns ? wordOnColumns : missingDictionary(for: setting)
        say(Self.words(setting, value) + word)
    }

    /// Why words stay whole although they are to be divided; empty when they needn't.
    private func missingDictionary(for setting: Setting) -> String {
        guard setting == .hyphens || setting == .language, let loaded = reading?.loaded else {
            return ""
        }
        let language = settings.hyphenation(of: loaded)
        guard settings.value(of: .hyphens) == "on", !Hyphenator.isAvailable(for: language) else {
            return ""
        }
        guard !language.isEmpty else { return ": this post does not say its language" }
        let short = language.lowercased().prefix { $0 != "-" && $0 != "_" }
        let package = short == "en" ? "hyphen-en-us" : "hyphen-\(short)"
        return ": no dictionary for \(language) here; package \(package) may have one"
    }

    /// Changes a setting and has it kept.
    mutating func keep(_ setting: Setting, _ value: String, saving saved: String?) {
        settings.set(setting, to: value)
        if setting == .comments { show(comments: settings.comments) }
        if setting == .hyphens || setting == .language { askForDictionary() }
        send(.saveSetting(name: setting.rawValue, value: saved))
    }

    /// Asks for the dictionary that the page needs now: reading one takes up to 0.1 s, in which
    /// keys have to be answered.
    private mutating func askForDictionary() {
        let language = reading.map { settings.hyphenation(of: $0.loaded) } ?? ""
        guard !language.isEmpty else { return requests.dictionary = nil }
        guard language != requests.dictionary else { return }
        requests.dictionary = language
        send(.readDictionary(language: language))
    }

    private mutating func sayValues(of setting: Setting, insteadOf text: String = "") {
        let complaint =
            setting == .language && !text.isEmpty ? "No language has the tag “\(text)”: " : ""
        say("\(complaint)\(setting.rawValue) takes \(setting.allowed)", isError: true)
    }

    /// What is said where two columns were asked for and don't stand beside each other.
    private var wordOnColumns: String {
        let (needed, room) = layout.columnsNeed(settings, size: size)
        guard settings.columns != .one, needed > room else { return "" }
        return ": they need \(needed) cells, here are \(room)"
    }

    /// `width 72`, `justify on`.
    static func words(_ setting: Setting, _ value: String) -> String {
        "\(setting.rawValue) \(value)"
    }

    /// The setting of a name, or of the only name that begins so.
    private static func setting(_ name: String) -> Setting? { SettingChange.setting(name) }
}

/// What one word after `:set` asks for.
struct SettingChange: Hashable {
    /// What is to become of the setting.
    enum Action: Hashable {
        /// Its value is said.
        case ask
        /// It goes back to its standard value.
        case reset
        /// It takes the next of its values.
        case toggle
        /// It takes a value.
        case assign(String)
    }

    var setting: Setting
    var action: Action

    /// Asks for something of a setting.
    init(_ setting: Setting, _ action: Action) {
        self.setting = setting
        self.action = action
    }

    /// Reads a word; nil when it names no setting.
    init?(_ word: String) {
        let name = word.prefix { !"=:!?&".contains($0) }
        let rest = word.dropFirst(name.count)
        if let setting = Self.setting(String(name)) {
            self.setting = setting
            switch rest.first {
            case "=", ":": action = .assign(String(rest.dropFirst()))
            case "!": action = .toggle
            case "?": action = .ask
            case "&": action = .reset
            default: action = setting.entry.kind == .toggle ? .assign("on") : .ask
            }
        } else if name.lowercased().hasPrefix("no"), rest.isEmpty,
            let setting = Self.setting(String(name.dropFirst(2))), setting.entry.kind == .toggle
        {
            self.setting = setting
            action = .assign("off")
        } else {
            return nil
        }
    }

    /// The setting of a name, or of the only name that begins so.
    static func setting(_ name: String) -> Setting? {
        let name = name.lowercased()
        guard !name.isEmpty else { return nil }
        if let exact = Setting(rawValue: name) { return exact }
        let matches = Setting.allCases.filter { $0.rawValue.hasPrefix(name) }
        return matches.count == 1 ? matches.first : nil
    }
}
