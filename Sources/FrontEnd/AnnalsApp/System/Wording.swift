/// Numbers in sentences.
enum Wording {
    /// A number with its thousands divided: `12,345`.
    static func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// A number of things: `1 post`, `no posts`, `12 posts`.
    static func count(_ value: Int, _ noun: String) -> String {
        switch value {
        case 0: "no \(noun)s"
        case 1: "1 \(noun)"
        default: "\(number(value)) \(noun)s"
        }
    }

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
