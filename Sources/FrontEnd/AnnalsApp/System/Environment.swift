internal import Glibc

/// The variables the program was started with.
struct Environment: Sendable {
    private let value: @Sendable (String) -> String?

    /// The process's own variables.
    static let ofProcess = Environment { name in getenv(name).map { String(cString: $0) } }

    /// Variables from a function, for tests also from a dictionary.
    init(_ value: @escaping @Sendable (String) -> String?) { self.value = value }

    /// The value of a variable; nil when it is not set or empty.
    subscript(name: String) -> String? {
        guard let text = value(name), !text.isEmpty else { return nil }
        return text
    }
}
