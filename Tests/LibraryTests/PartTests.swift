import ArchiveModel
import Testing

@testable import Library

/// Blogs that are exported in several files, each of which looks like a whole blog.
struct PartTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private func blog(_ exportedAt: Int64? = nil) -> BlogInfo {
        BlogInfo(
            identity: "blogger:1", kind: .bloggerBackup, title: "Log", exportedAt: exportedAt)
    }

    /// Posts of a year, one for each of the first days of its months.
    private func year(_ year: Int, section: Section = .posts) -> [PostContent] {
        (1...12).map { month in
            .test(
                "\(section) \(year)-\(month)", "\(year)-\(month < 10 ? "0" : "")\(month)-01",
                section: section)
        }
    }

    private func vanished() throws -> [String] {
        try test.rows().filter(\.isVanished).map(\.title)
    }

    @Test(
        "Exports by year make nothing of each other vanish, in whatever order",
        arguments: [[2010, 2011, 2012], [2012, 2011, 2010], [2010, 2012, 2011]],
        [nil, 0, 60, -60] as [Int64?])
    func years(order: [Int], seconds: Int64?) throws {
        for (index, number) in order.enumerated() {
            let moment = seconds.map { 1_400_000_000 + Int64(index) * $0 }
            let outcome = try test.take(year(number), blog: blog(moment))
            #expect(outcome.changes == ArchiveChanges(new: 12))
        }
        // Once more: a part never was to hold the others.
        for (index, number) in order.enumerated() {
            let moment = seconds.map { 1_400_000_000 + Int64(index) * $0 }
            let outcome = try test.take(year(number), blog: blog(moment))
            #expect(outcome.changes == ArchiveChanges(unchanged: 12))
        }
        #expect(try vanished() == [])
        #expect(try test.rows().count == 36)
    }

    @Test("Next year's parts only tell of the posts of their own stretch")
    func laterParts() throws {
        for number in [2010, 2011] { try test.take(year(number), blog: blog(1_400_000_000)) }
        for number in [2010, 2011, 2012] {
            let posts = year(number).filter { $0.identity != "posts 2011-6" }
            try test.take(posts, blog: blog(1_500_000_000))
        }
        #expect(try vanished() == ["Title of posts 2011-6"])
    }

    @Test("An export of the posts alone makes no pages or drafts vanish")
    func postsAlone() throws {
        let others = year(2010, section: .pages) + year(2011, section: .drafts)
        try test.take(year(2009) + others + year(2012), blog: blog(1_400_000_000))
        let outcome = try test.take(year(2009) + year(2012), blog: blog(1_500_000_000))
        #expect(outcome.changes == ArchiveChanges(unchanged: 24))
        let pages = try test.take(year(2010, section: .pages), blog: blog(1_600_000_000))
        #expect(pages.changes == ArchiveChanges(unchanged: 12))
    }

    @Test("Parts that are mixed through each other, as by author, share nothing and flag nothing")
    func authors() throws {
        let posts = year(2010)
        let one = posts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        let other = posts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        try test.take(one, blog: blog(1_400_000_000))
        let outcome = try test.take(other, blog: blog(1_500_000_000))
        #expect(outcome.changes == ArchiveChanges(new: 6))
    }

    @Test("A whole export tells of what has vanished at either end, too")
    func ends() throws {
        try test.take(year(2010) + year(2011), blog: blog(1_400_000_000))
        let rest = Array((year(2010) + year(2011)).dropFirst(2).dropLast(3))
        let outcome = try test.take(rest, blog: blog(1_500_000_000))
        #expect(outcome.changes == ArchiveChanges(unchanged: 19, vanished: 5))
    }
}
