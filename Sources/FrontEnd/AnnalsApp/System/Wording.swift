/// Sizes and times in sentences.
enum Wording {
    /// A size or rate in bytes: `512 B`, `3.4 MB`, `120 MB`.
    static func bytes(_ value: Double) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var value = value
        var unit = 0
        while value >= 1_000, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        guard unit > 0, value < 10 else { return "\(Int(value)) \(units[unit])" }
        return "\(Int(value)).\(Int(value * 10) % 10) \(units[unit])"
    }

    /// A length of time: `8 s`, `2 min 5 s`.
    static func duration(seconds: Int) -> String {
        seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }
}
