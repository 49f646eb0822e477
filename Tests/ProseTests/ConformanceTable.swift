/// The tests of tree construction in which what is seen differs from the standard's, and why: each
/// is the parser's own difference.
///
/// A test that begins to agree must leave this table, one that begins to differ is a bug to mend.
/// ``ConformanceTests`` proves by the parser's own trees of the same source that it is the parser's.
///
/// Fragments are read in the context that they name, although a post's is always a body: so the
/// path is tried in all of them.
enum ConformanceTable {
    /// What is known of each test that differs.
    static let differences: [String: Group] = {
        var differences: [String: Group] = [:]
        for group in groups {
            for line in group.tests.split(separator: "\n") {
                let words = line.split(separator: " ")
                for number in words.dropFirst() {
                    let ends = number.split(separator: "-").compactMap { Int($0) }
                    guard let first = ends.first, let last = ends.last else { continue }
                    for test in first...last { differences["\(words[0]) \(test)"] = group }
                }
            }
        }
        return differences
    }()

    /// Tests that differ for one reason.
    struct Group {
        let reason: String
        /// A file a line, with the numbers of its tests.
        let tests: String
    }

    private static let groups = [
        Group(
            reason:
                "Scripts are on in the test; the parser reads as where they are "
                + "off.",
            tests: """
                tests16 84 86 88 181 183 185
                tests5 16
                webkit02 2
                """),
        Group(
            reason:
                "`menuitem` had no content when the parser was written.",
            tests: """
                menuitem-element 3-6 8-10 16 19-20
                """),
        Group(
            reason:
                "`search` is an element of today.",
            tests: """
                search-element 1-2
                """),
        Group(
            reason:
                "`dialog` did not end a paragraph then.",
            tests: """
                blocks 13-14
                """),
        Group(
            reason:
                "The public names that make a page one of quirks are fewer.",
            tests: """
                quirks01 3-4
                """),
        Group(
            reason:
                "A `select` in or after a `select`, `keygen`, `textarea` and end "
                + "tags in one, by older rules.",
            tests: """
                tests1 30 100
                tests18 15
                tests7 34
                tests_innerHTML_1 77-78
                webkit02 19
                """),
        Group(
            reason:
                "In a fragment of SVG or MathML, tags of HTML by older rules.",
            tests: """
                foreign-fragment 1-2 39 41 48-49 59 64-66
                """),
    ]
}
