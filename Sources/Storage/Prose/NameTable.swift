/// Values by lower-case ASCII names, which are looked up in any case.
///
/// The first and last letter and the length tell nearly all names apart from those known, so that a
/// look-up is a few instructions.
struct NameTable<Value: Sendable>: Sendable {
    private struct Entry {
        var name: StaticString = ""
        var value: Value?
    }

    private var entries: [Entry]

    /// Makes a table; a name must not be empty.
    init(_ values: [(name: StaticString, value: Value)]) {
        var size = 64
        while size < values.count * 4 { size *= 2 }
        entries = Array(repeating: Entry(), count: size)
        for (name, value) in values {
            var slot = slot(of: Bytes(name))
            while entries[slot].value != nil { slot = (slot + 1) & (size - 1) }
            entries[slot] = Entry(name: name, value: value)
        }
    }

    /// The value of a name; nil if there is none.
    @inline(__always)
    subscript(name: Bytes) -> Value? {
        guard !name.isEmpty else { return nil }
        var slot = slot(of: name)
        while let value = entries[slot].value {
            if name.equals(entries[slot].name) { return value }
            slot = (slot + 1) & (entries.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func slot(of name: Bytes) -> Int {
        let (first, last) = (name[0].lowercased, name[name.count - 1].lowercased)
        return (Int(first) &* 31 &+ Int(last) &* 7 &+ name.count &* 151) & (entries.count - 1)
    }
}
