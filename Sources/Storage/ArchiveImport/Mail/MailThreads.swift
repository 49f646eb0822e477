/// Which messages of an archive answer which: a thread is one post with comments.
///
/// The answers may come first, and their parents may be missing.
struct MailThreads {
    /// Where a message stands.
    enum Place: Equatable {
        /// It begins a thread.
        case first
        /// It answers `parent`, itself an answer unless it is `root`, which begins the thread.
        case answer(root: Int, parent: Int)
    }

    /// Beyond as many, the rest are posts of their own.
    private static let limit = 500_000

    private var numbers: [String: Int32] = [:]
    private var identities: [String] = []
    private var writers: [UInt64] = []
    private var parents: [Int32] = []
    private var roots: [Int32] = []
    /// Hashes of the messages that one may answer, until they are resolved.
    private var answered: [UInt64] = []
    private var answeredEnds: [Int] = []

    /// Notes a message; again with the same identity, it is the same message.
    mutating func insert(_ identity: String, answering: [String], writer: String) {
        guard identities.count < Self.limit, numbers[identity] == nil else { return }
        numbers[identity] = Int32(identities.count)
        identities.append(identity)
        writers.append(Identity.hash(of: [writer]))
        for answer in answering { answered.append(Identity.hash(of: [answer])) }
        answeredEnds.append(answered.count)
    }

    /// Finds what belongs together, when all messages are there.
    mutating func resolve() {
        var byHash: [UInt64: Int32] = [:]
        for (number, identity) in identities.enumerated() {
            byHash[Identity.hash(of: [identity])] = Int32(number)
        }
        var start = 0
        for (number, end) in answeredEnds.enumerated() {
            let known = answered[start..<end].lazy.compactMap { byHash[$0] }
            parents.append(known.first { $0 != Int32(number) } ?? -1)
            start = end
        }
        answered = []
        roots = [Int32](repeating: -1, count: parents.count)
        for number in roots.indices { findRoot(number) }
    }

    /// Where a message stands; the first of a thread when nothing is known of it.
    func place(of identity: String) -> Place {
        guard let number = numbers[identity], roots.indices.contains(Int(number)) else {
            return .first
        }
        let root = roots[Int(number)]
        return root == number
            ? .first : .answer(root: Int(root), parent: Int(parents[Int(number)]))
    }

    /// The identity of a message by its number.
    func identity(_ number: Int) -> String { identities[number] }

    /// Whether a message is by a writer.
    func isBy(_ writer: String, _ number: Int) -> Bool {
        !writer.isEmpty && writers[number] == Identity.hash(of: [writer])
    }

    /// Follows the answers up; messages that answer each other in a circle begin with the one that
    /// is met twice.
    private mutating func findRoot(_ number: Int) {
        var path: [Int] = []
        var next = number
        while roots[next] == -1 {
            path.append(next)
            roots[next] = -2
            guard parents[next] >= 0 else { break }
            next = Int(parents[next])
        }
        if roots[next] == -2 { parents[next] = -1 }
        let root = roots[next] == -2 ? Int32(next) : roots[next]
        for index in path { roots[index] = root }
    }
}
