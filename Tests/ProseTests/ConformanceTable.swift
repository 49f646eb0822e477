/// The tests of tree construction in which what is seen differs from the standard's, and why.
///
/// A test that begins to agree must leave this table, one that begins to differ is a bug to mend.
/// ``ConformanceTests`` proves each cause by the parser's own trees of the same source.
///
/// Fragments are read in the context that they name, although a post's is always a body: so the
/// path is tried in all of them.
enum ConformanceTable {
    /// Whose a difference is.
    enum Cause: CaseIterable {
        /// The parser's: its own tree of the untouched source differs in the same way.
        case gumbo
        /// The question's: the source is a page in the test, and the content of a body to us. The
        /// parser is right about the page, and says of the content what we say.
        case asContent
        /// The same for a fragment of an element that holds no elements.
        case otherContext
    }

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
        let cause: Cause
        let reason: String
        /// A file a line, with the numbers of its tests.
        let tests: String
    }

    private static let groups = [
        Group(
            cause: .gumbo,
            reason:
                "Scripts are on in the test; the parser reads as where they are "
                + "off.",
            tests: """
                tests16 84 86 88 181 183 185
                tests5 16
                webkit02 2
                """),
        Group(
            cause: .gumbo,
            reason:
                "`menuitem` had no content when the parser was written.",
            tests: """
                menuitem-element 3-6 8-10 16 19-20
                """),
        Group(
            cause: .gumbo,
            reason:
                "`search` is an element of today.",
            tests: """
                search-element 1-2
                """),
        Group(
            cause: .gumbo,
            reason:
                "`dialog` did not end a paragraph then.",
            tests: """
                blocks 13-14
                """),
        Group(
            cause: .gumbo,
            reason:
                "The public names that make a page one of quirks are fewer.",
            tests: """
                quirks01 3-4
                """),
        Group(
            cause: .gumbo,
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
            cause: .gumbo,
            reason:
                "In a fragment of SVG or MathML, tags of HTML by older rules.",
            tests: """
                foreign-fragment 1-2 39 41 48-49 59 64-66
                """),
        Group(
            cause: .asContent,
            reason:
                "A page of frames has no body. A post is the content of one, where "
                + "the standard passes over frames.",
            tests: """
                pending-spec-changes 1
                plain-text-unsafe 23
                tests1 105
                tests10 21-22
                tests15 13
                tests18 18-19 21
                tests19 41-43 46 48 80
                tests2 6-8
                tests6 8 10 29 48-50
                tests9 22-23
                tests_innerHTML_1 8
                webkit01 31 51
                """),
        Group(
            cause: .asContent,
            reason:
                "A page: no head, so `noscript`, spaces and end tags before the "
                + "body are as in one; and a post is never in quirks mode, as feeds "
                + "have no document type.",
            tests: """
                doctype01 31
                noscript01 12 14-17
                quirks01 2
                tests1 92
                tests16 89 186
                tests18 5
                tests19 2-3 79
                tests20 42
                tests3 24
                webkit01 36
                """),
        Group(
            cause: .otherContext,
            reason:
                "The content of `style` and `title` is text alone; no post is.",
            tests: """
                tests4 4 8
                """),
    ]
}
