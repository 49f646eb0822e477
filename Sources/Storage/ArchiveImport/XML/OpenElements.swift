/// The names of the open elements, outermost first, in one buffer.
struct OpenElements {
    private var bytes: [UInt8] = []
    private var starts: [Int] = []

    /// How many are open.
    var count: Int { starts.count }

    /// Whether none is open.
    var isEmpty: Bool { starts.isEmpty }

    /// Opens an element.
    mutating func push(_ name: ArraySlice<UInt8>) {
        name.withUnsafeBufferPointer { push($0) }
    }

    /// Opens an element.
    mutating func push(_ name: Bytes) {
        starts.append(bytes.count)
        bytes.append(contentsOf: name)
    }

    /// Closes the innermost element.
    mutating func pop() {
        guard let start = starts.popLast() else { return }
        bytes.removeLast(bytes.count - start)
    }

    /// The name of an open element, 0 for the outermost.
    func name(_ index: Int) -> ArraySlice<UInt8> {
        let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
        return bytes[starts[index]..<end]
    }

    /// Whether the innermost open element has this name.
    func isInnermost(_ name: Bytes) -> Bool {
        guard let start = starts.last, bytes.count - start == name.count else { return false }
        for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
        return true
    }

    /// How many elements must close for the innermost one of this name to be closed; nil when there
    /// is none.
    func depth(of name: ArraySlice<UInt8>) -> Int? {
        for index in starts.indices.reversed() where self.name(index).elementsEqual(name) {
            return starts.count - index
        }
        return nil
    }
}

/// Names of elements and attributes.
enum XMLName {
    /// Whether a byte can be part of a name; of what is not ASCII, all is let through.
    static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Whether a name can begin with a byte.
    static func isNameStart(_ byte: UInt8) -> Bool {
        byte.isLetter || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    }

    /// Appends a name in a form that every parser takes: ASCII, at most one colon, and that within.
    ///
    /// No format here uses other names; the names of unknown elements only have to be consistent.
    /// Returns whether the name had to be changed.
    @discardableResult
    static func append(_ name: Bytes, to output: inout [UInt8]) -> Bool {
        if isPlain(name) {
            output.append(contentsOf: name)
            return false
        }
        var hasColon = false
        var isChanged = false
        for (index, byte) in name.enumerated() {
            var kept = byte >= 0x80 ? UInt8(ascii: "_") : byte
            if byte == UInt8(ascii: ":") {
                let next = index + 1 < name.count ? name[index + 1] : 0
                let isWithin = index > 0 && !hasColon && isNameStart(next) && next != byte
                if !isWithin { kept = UInt8(ascii: "_") }
                hasColon = true
            } else if index == 0, !isNameStart(byte) {
                kept = UInt8(ascii: "_")
            }
            isChanged = isChanged || kept != byte
            output.append(kept)
        }
        return isChanged
    }

    /// Whether a name is one as every parser takes it.
    static func isPlain(_ name: Bytes) -> Bool {
        guard let first = name.first, isNameStart(first), first != UInt8(ascii: ":") else {
            return false
        }
        var hasColon = false
        for (index, byte) in name.enumerated() {
            if byte >= 0x80 { return false }
            guard byte == UInt8(ascii: ":") else { continue }
            let next = index + 1 < name.count ? name[index + 1] : 0
            if hasColon || !isNameStart(next) || next == byte { return false }
            hasColon = true
        }
        return true
    }
}
