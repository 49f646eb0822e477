/// What Tab makes of a setting's name and value, and what is said beside them.
enum SetCompletion {
    /// The texts that what is typed after `:set` may become.
    static func candidates(_ argument: String) -> [String] {
        let head = argument.lastIndex(of: " ").map { String(argument[...$0]) } ?? ""
        let word = String(argument.dropFirst(head.count))
        if let mark = word.firstIndex(where: { $0 == "=" || $0 == ":" }) {
            let name = word[..<mark]
            let value = word[word.index(after: mark)...].lowercased()
            guard let setting = SettingChange.setting(String(name)) else { return [] }
            return setting.choices.filter { $0.hasPrefix(value) }
                .map { head + setting.rawValue + String(word[mark]) + $0 }
        }
        if let name = head.split(separator: " ").last,
            let setting = SettingChange.setting(String(name))
        {
            let start = head.dropLast(name.utf8.count + 1)
            let values = setting.choices.filter { $0.hasPrefix(word.lowercased()) }
            if !values.isEmpty { return values.map { start + setting.rawValue + " " + $0 } }
        }
        return names(word.lowercased()).map { head + $0 }
    }

    private static func names(_ prefix: String) -> [String] {
        let plain = Setting.allCases.map(\.rawValue).filter { $0.hasPrefix(prefix) }
        guard prefix.hasPrefix("no") else { return plain }
        return plain
            + Setting.table.filter { $0.kind == .toggle }.map { "no" + $0.setting.rawValue }
            .filter { $0.hasPrefix(prefix) }
    }

    /// What is said while a setting is typed: the names that match, or what the one takes.
    static func hint(_ argument: String, in settings: ReaderSettings) -> String {
        let words = argument.split(separator: " ")
        guard let last = words.last else { return Setting.allCases.map(\.rawValue).list }
        let before = words.dropLast().last.flatMap { SettingChange.setting(String($0)) }
        // A name begun after a value is no value: `width 60 mar`.
        let isValue = before.map { $0.value(from: String(last)) != nil } ?? false
        let own = SettingChange(String(last))?.setting
        if let setting = isValue ? before : own ?? before {
            let entry = setting.entry
            return "\(setting.rawValue) \(settings.value(of: setting)) (\(setting.allowed)): "
                + entry.summary
        }
        let matches = names(last.lowercased())
        return matches.isEmpty ? "no such setting" : matches.list
    }
}

extension [String] {
    fileprivate var list: String { joined(separator: " ") }
}
