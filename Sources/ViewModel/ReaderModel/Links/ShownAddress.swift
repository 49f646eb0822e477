internal import ArchiveModel

/// An address as a person is shown it before it is opened: where it leads must be plain.
enum ShownAddress {
    /// The address in so many cells: one that is too long loses its middle, never its host.
    ///
    /// Letters beyond ASCII are written in their escaped forms, so that a host cannot look like
    /// another. Cost: linear.
    static func text(_ address: String, to width: Int) -> String {
        let whole = plain(address)
        guard whole.utf8.count > width else { return whole }
        let parts = Address(whole)
        let origin =
            (parts.scheme.map { $0 + ":" } ?? "") + (parts.authority.map { "//" + $0 } ?? "")
        // A host that is itself too long is told by its end: that is who answers there.
        guard origin.utf8.count + 2 <= width else {
            return "…" + whole.prefix(origin.count).suffix(max(1, width - 2)) + "…"
        }
        let end = min(24, (width - origin.utf8.count - 1) / 2)
        return whole.prefix(width - 1 - end) + "…" + whole.suffix(end)
    }

    /// The address in ASCII: the host's labels in Punycode, all else in percent signs.
    static func plain(_ address: String) -> String {
        guard address.utf8.contains(where: { $0 >= 0x80 }) else { return address }
        var parts = Address(address)
        parts.authority = parts.authority.map { authority in
            Substring(
                authority.split(separator: ".", omittingEmptySubsequences: false)
                    .map { Punycode.label(String($0)) }.joined(separator: "."))
        }
        return parts.text.utf8.reduce(into: "") { text, byte in
            if byte < 0x80 {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}

/// Letters beyond ASCII in the names of hosts.
///
/// Source: RFC 3492.
enum Punycode {
    /// A label of a host's name as it is looked up: itself when it is ASCII, else `xn--…`.
    static func label(_ label: String) -> String {
        guard label.utf8.contains(where: { $0 >= 0x80 }) else { return label }
        let points = label.lowercased().unicodeScalars.map { Int($0.value) }
        // No name is longer (RFC 1035, 2.3.4); a longer one would take long to encode.
        guard points.count <= 63 else { return "?" }
        var output = String(
            String.UnicodeScalarView(points.filter { $0 < 0x80 }.compactMap(Unicode.Scalar.init)))
        var handled = output.utf8.count
        let basic = handled
        if basic > 0 { output += "-" }
        var (next, delta, bias) = (128, 0, 72)
        while handled < points.count {
            guard let least = points.filter({ $0 >= next }).min() else { break }
            delta += (least - next) * (handled + 1)
            next = least
            for point in points {
                if point < next { delta += 1 }
                guard point == next else { continue }
                append(delta, bias: bias, to: &output)
                bias = adapted(delta, points: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return "xn--" + output
    }

    private static func append(_ delta: Int, bias: Int, to output: inout String) {
        var rest = delta
        var step = 36
        while true {
            let threshold = max(1, min(26, step - bias))
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            step += 36
        }
        output.append(digit(rest))
    }

    private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / points
        var step = 0
        while delta > 455 {
            delta /= 35
            step += 36
        }
        return step + 36 * delta / (delta + 38)
    }

    private static func digit(_ value: Int) -> Character {
        Character(Unicode.Scalar(UInt8(value < 26 ? 97 + value : 22 + value)))
    }
}
