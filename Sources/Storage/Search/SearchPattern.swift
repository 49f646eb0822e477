internal import CText

/// A regular expression, as ICU reads it; case does not count, `^` and `$` stand at line ends.
///
/// One that takes too long on a text, or too much memory, matches nothing there. Not for use from
/// two threads at once. Source: <https://unicode-org.github.io/icu/userguide/strings/regexp.html>.
public final class SearchPattern {
    private let handle: OpaquePointer

    /// Compiles an expression; nil when it is none, see ``problem(with:)``.
    public convenience init?(_ text: String) {
        guard case .success(let handle) = Self.open(text) else { return nil }
        self.init(handle)
    }

    private init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { ctext_pattern_close(handle) }

    /// What is wrong with an expression, in words for a person; nil when nothing is.
    public static func problem(with text: String) -> String? {
        switch open(text) {
        case .success(let handle):
            ctext_pattern_close(handle)
            return nil
        case .failure(let problem): return problem.words
        }
    }

    /// The first match at or after a byte of a text, which must be UTF-8; nil when there is none.
    public func match(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        guard let bytes = text.baseAddress, start <= text.count else { return nil }
        var (first, end) = (0, 0)
        guard ctext_pattern_find(handle, bytes, text.count, start, &first, &end) == 1 else {
            return nil
        }
        return first..<end
    }

    private struct Problem: Error {
        let words: String
    }

    private static func open(_ text: String) -> Result<OpaquePointer, Problem> {
        var text = text
        var reason = [CChar](repeating: 0, count: 120)
        let handle = text.withUTF8 { bytes in
            bytes.baseAddress.flatMap {
                ctext_pattern_open($0, bytes.count, &reason, reason.count)
            }
        }
        if let handle { return .success(handle) }
        let words = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return .failure(Problem(words: String(decoding: words, as: UTF8.self)))
    }
}
