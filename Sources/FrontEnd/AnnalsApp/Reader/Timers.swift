internal import ReaderModel

/// The wake-ups that `update` has asked for.
struct Timers {
    private var waiting: [(at: Int64, generation: Int)] = []

    /// Asks for a wake-up at a time in milliseconds.
    mutating func add(at time: Int64, generation: Int) {
        waiting.append((time, generation))
    }

    /// The time of the next one.
    var next: Int64? { waiting.map(\.at).min() }

    /// Takes out those whose time has come, earliest first.
    mutating func due(at now: Int64) -> [ReaderEvent] {
        guard let next, next <= now else { return [] }
        let due = waiting.filter { $0.at <= now }.sorted { $0.at < $1.at }
        waiting.removeAll { $0.at <= now }
        return due.map { .woken(generation: $0.generation) }
    }
}
