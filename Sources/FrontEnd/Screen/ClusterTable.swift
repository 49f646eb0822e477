internal import Synchronization

/// The clusters of several scalars that were ever put on a screen, numbered in the order in which they
/// came.
///
/// A language has some thousands at most. More than ``limit`` come only from texts that mean harm, and
/// lose their marks.
enum ClusterTable {
    /// How many there can be: a few megabytes.
    static let limit = 65_536

    private struct Table {
        var texts: [String] = []
        var numbers: [String: UInt32] = [:]
    }

    private static let table = Mutex(Table())

    /// The number of a cluster; nil for a new one when the table is full.
    static func number(of text: String) -> UInt32? {
        table.withLock { table in
            // By the bytes: strings that Unicode takes for equal may be drawn differently.
            if let number = table.numbers[text],
                table.texts[Int(number)].utf8.elementsEqual(text.utf8)
            {
                return number
            }
            guard table.texts.count < limit else { return nil }
            let number = UInt32(table.texts.count)
            table.texts.append(text)
            table.numbers[text] = number
            return number
        }
    }

    /// The cluster of a number.
    static func text(_ number: UInt32) -> String {
        table.withLock { $0.texts.indices.contains(Int(number)) ? $0.texts[Int(number)] : "" }
    }
}
