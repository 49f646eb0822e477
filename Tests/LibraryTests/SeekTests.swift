import ArchiveModel
import Testing

@testable import Library

struct SeekTests {
    let test: TestLibrary
    let sorted: [PostRow]

    init() throws {
        let test = try TestLibrary()
        self.test = test
        var posts = (0..<40).map {
            PostContent.test("p\($0)", "2011-0\($0 / 10 + 1)-0\($0 % 4 + 1)")
        }
        posts[7].title = "Fog in Ålesund"
        posts[21].title = "Ein FUẞBALL für die Crème brûlée"
        posts[33].title = "灯台のＡＢＣ"
        posts.append(.test("undated", nil))
        try test.take(posts + [.test("page", section: .pages)])
        let read = try (10..<30).map { try test.id("p\($0)") }
        try test.library.mark(MarkRequest(scope: .posts(read), mark: .read(true)))
        sorted = try test.rows()
    }

    private func query(_ anchor: RowQuery.Anchor, isReversed: Bool = false) -> RowQuery {
        RowQuery(
            archive: ArchiveID(1), section: .posts, anchor: anchor, limit: 1,
            isReversed: isReversed)
    }

    @Test(arguments: [false, true], [ReadingDirection.forward, .backward])
    func nextUnreadFromEveryPost(isReversed: Bool, direction: ReadingDirection) throws {
        let all = isReversed ? sorted.reversed() : sorted
        for (index, row) in all.enumerated() {
            let expected =
                direction == .forward
                ? all[(index + 1)...].first { !$0.isRead } : all[..<index].last { !$0.isRead }
            for anchor: RowQuery.Anchor in [.after(row.key), .before(row.key)] {
                let found = try test.library.nextUnread(
                    query(anchor, isReversed: isReversed), direction: direction)
                #expect(found == expected)
            }
        }
        let first = try test.library.nextUnread(
            query(.first, isReversed: isReversed), direction: direction)
        #expect(first == (direction == .forward ? all.first { !$0.isRead } : nil))
        let last = try test.library.nextUnread(
            query(.last, isReversed: isReversed), direction: direction)
        #expect(last == (direction == .forward ? nil : all.last { !$0.isRead }))
    }

    @Test func aroundAKeyIncludesItForwards() throws {
        let row = sorted[3]
        #expect(
            try test.library.nextUnread(query(.around(row.key)), direction: .forward) == row)
        #expect(
            try test.library.nextUnread(query(.around(row.key)), direction: .backward) == sorted[2])
    }

    @Test func nothingUnreadIsNothingFound() throws {
        try test.library.mark(
            MarkRequest(scope: .section(ArchiveID(1), .posts), mark: .read(true)))
        #expect(try test.library.nextUnread(query(.first), direction: .forward) == nil)
    }

    @Test(arguments: [
        ("fog in alesund", "p7"), ("ÅLE", "p7"), ("fussball", "p21"), ("creme BRULEE", "p21"),
        ("abc", "p33"), ("灯台", "p33"), ("title of p12", "p12"), ("undated", "undated"),
    ])
    func titlesAreFoundWithoutCaseAndAccents(text: String, name: String) throws {
        let row = try find(text, .first, .forward)
        #expect(try row?.id == test.id(name))
    }

    @Test func titlesAreFoundInReadingOrderEitherWay() throws {
        let all = sorted.filter { $0.title.contains("p3") }.map(\.id)
        var found: [PostID] = []
        var anchor = RowQuery.Anchor.first
        while let row = try find("P3", anchor, .forward) {
            found.append(row.id)
            anchor = .after(row.key)
        }
        #expect(found == all)
        #expect(try find("p3", .last, .backward)?.id == all.last)
        let middle = sorted[sorted.count / 2]
        #expect(
            try find("p3", .before(middle.key), .backward)?.id
                == sorted[..<(sorted.count / 2)].last { $0.title.contains("p3") }?.id)
    }

    @Test func whatIsNowhereIsNotFound() throws {
        #expect(try find("Title of page", .first, .forward) == nil)
        #expect(try find("", .first, .forward) == nil)
        #expect(try find("p1", .last, .forward) == nil)
    }

    @Test func lookingCanBeStopped() throws {
        try test.take(
            (0..<3_000).map { .test("more\($0)", "2012-01-01") }, isComplete: false)
        var asked = 0
        let error = #expect(throws: LibraryError.self) {
            _ = try test.library.findTitle("zzz", query(.first), direction: .forward) {
                asked += 1
                return asked == 2
            }
        }
        #expect(error == .cancelled)
        #expect(asked == 2)
        #expect(try find("more2999", .first, .forward) != nil)
    }

    private func find(
        _ text: String, _ anchor: RowQuery.Anchor, _ direction: ReadingDirection
    ) throws -> PostRow? {
        try test.library.findTitle(text, query(anchor), direction: direction) { false }
    }
}

struct TextMatcherTests {
    @Test(arguments: [
        ("Ångström", "angstrom"), ("ANGSTROM", "angstrom"), ("ﬁsh", "fish"), ("Ｗｉｄｅ", "wide"),
        ("İstanbul", "istanbul"), ("Ἀθῆναι", "αθηναι"), ("ёлка", "елка"), ("שָׁלוֹם", "שלום"),
        ("e\u{301}", "é"), ("soft\u{AD}hyphen", "softhyphen"), ("", ""),
        ("o", "ø"), ("Łódź", "lodz"), ("‘it’s’ “so”", "'it's' \"so\""), ("a `b`", "a 'b'"),
        ("two  spaces", "two spaces"), ("no\u{A0}break", "no break"),
    ])
    func foldsToTheSame(left: String, right: String) {
        #expect(TextMatcher.folded(left) == TextMatcher.folded(right))
    }

    @Test(arguments: [("が", "か"), ("กี", "ก"), ("각", "가"), ("a", "b")])
    func keepsWhatSpellsAnotherWord(left: String, right: String) {
        #expect(TextMatcher.folded(left) != TextMatcher.folded(right))
    }

    @Test(arguments: [
        ("keeper's", "The Keeper’s Log", true), ("keeper’s", "The Keeper's Log", true),
        ("ø", "Ostern", true), ("か", "が", false), ("か", "かが", true), ("は", "はい", true),
        ("lamp  room", "The Lamp Room", true), ("room", "", false), ("å", "Lamp", true),
    ])
    func titlesAreFoundAsFindInThePageFinds(needle: String, title: String, isFound: Bool) {
        #expect(TextMatcher(needle).matches(title) == isFound)
    }

    @Test func aLongTextFolds() {
        let text = String(repeating: "ﷺ", count: 10_000)
        #expect(TextMatcher.folded(text).count == 10_000 * "صلى الله عليه وسلم".utf8.count)
    }
}
