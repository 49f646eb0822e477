import ArchiveModel
import Testing

struct ArchiveValuesTests {
    @Test(arguments: [
        (PostKind.post, PostStatus.published, Section.posts), (.page, .published, .pages),
        (.post, .draft, .drafts), (.page, .draft, .drafts),
    ])
    func sectionOfAPost(kind: PostKind, status: PostStatus, section: Section) {
        #expect(Section(kind: kind, status: status) == section)
    }

    @Test func keysOrderByDateThenID() {
        let keys = [
            PostKey(local: 5, id: PostID(2)), PostKey(local: 5, id: PostID(9)),
            PostKey(local: 6, id: PostID(1)),
            PostKey(local: PostKey.undatedLocal, id: PostID(0)),
        ]
        #expect(keys.reversed().sorted() == keys)
        #expect(PostRow(id: PostID(3), archive: ArchiveID(1), title: "").key.local > keys[2].local)
    }

    @Test func anOutlineAddsUpItsMonths() {
        let outline = ArchiveOutline(
            months: [
                MonthTally(
                    month: Month(year: 2011, number: 1),
                    tally: Tally(posts: 9, unread: 5, words: 900, unreadWords: 400)),
                MonthTally(month: .undated, tally: Tally(posts: 1, words: 7)),
            ],
            pages: Tally(posts: 3))
        #expect(outline.total == Tally(posts: 10, unread: 5, words: 907, unreadWords: 400))
    }

    @Test(arguments: [
        ("The Log", "http://log.example", "The Log"),
        ("", "http://log.example", "http://log.example"),
        ("", "", "blogger:7"),
    ])
    func aTitleToShow(title: String, link: String, shown: String) {
        let blog = BlogInfo(identity: "blogger:7", kind: .rss, title: title, link: link)
        #expect(ArchiveSummary(id: ArchiveID(1), blog: blog).displayTitle == shown)
    }
}
