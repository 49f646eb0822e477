internal import Synchronization

/// Clusters of several scalars, numbered in the order in which they come.
///
/// A language has some thousands at most. More than ``limit`` come only from texts that mean harm, and
/// get no number.
struct ClusterTable {
    /// How many there can be.
    let limit: Int

    /// All that were ever put on a screen: a few megabytes at most.
    static let shown = Mutex(ClusterTable(limit: 65_536))

    private var texts: [String] = []
    /// By their bytes: strings that Unicode takes for equal may be drawn differently.
    private var numbers: [[UInt8]: UInt32] = [:]

    /// Makes an empty one.
    init(limit: Int) { self.limit = limit }

    /// The number of a cluster; nil for a new one when the table is full.
    mutating func number(of text: String) -> UInt32? {
        let bytes = Array(text.utf8)
        if let number = numbers[bytes] { return number }
        guard texts.count < limit else { return nil }
        let number = UInt32(texts.count)
        texts.append(text)
        numbers[bytes] = number
        return number
    }

    /// The cluster of a number; empty for one that no cluster has.
    func text(_ number: UInt32) -> String {
        texts.indices.contains(Int(number)) ? texts[Int(number)] : ""
    }
}
