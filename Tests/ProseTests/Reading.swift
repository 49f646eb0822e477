import Prose
import Testing

/// A habit of those who write posts: a source that has it, and the document it must become.
struct Reading: CustomTestStringConvertible, Sendable {
    let habit: String
    let html: String
    let dump: String

    /// Makes a reading whose document has these lines in its dump; none if it is empty.
    init(_ habit: String, _ html: String, _ lines: String...) {
        self.habit = habit
        self.html = html
        dump = lines.joined(separator: "\n")
    }

    var testDescription: String { habit }

    /// What the source has really become.
    var found: String { Prose.document(html: html).dump }
}
