import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

/// The schemas that were released stay readable: each is frozen here as it was.
final class SchemaTests {
    let folder: String

    init() throws { folder = try temporaryFolder() }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func schema(_ connection: Connection) throws -> [String] {
        try connection.all("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") {
            $0.text(0)
        }
    }

    /// A library as version 1 wrote it, with a post that was read and commented, and one whose
    /// identity is an address.
    private func makeVersion1() throws -> String {
        let path = folder + "/library.db"
        let connection = try Connection(path: path)
        try connection.execute(
            """
            PRAGMA application_id = \(0x616E_6C73); PRAGMA journal_mode = WAL; \(Self.version1)
            PRAGMA user_version = 1;
            INSERT INTO archive VALUES (1, 'blogger:1', 'blogger-xml', 'Log', '', '', '', NULL, NULL);
            INSERT INTO post VALUES
                (1, 1, 0, 1295913600, 1, 24132, 60, 0, 0, 1, 0, 0, 3, 1, 'p', 'Fog', 'K',
                    'http://fog.blogspot.de/2011/01/fog.html'),
                (2, 1, 0, 1295913601, 2, 24132, 60, 0, 0, 0, 0, 0, 2, 0, 'fog.example?p=7',
                    'Lamp', 'K', '');
            INSERT INTO body VALUES (1, 0, 'Fog all night.'), (2, 0, 'Lamp lit.');
            INSERT INTO comment VALUES (1, 1, NULL, 'c', 'V', 0, 1295913600, 60, 1, 'Well.', 9);
            INSERT INTO origin VALUES (1, 'p', 1, 5, 9 << 32), (1, 'fog.example?p=7', 2, 6, 0);
            INSERT INTO month_tally VALUES (1, 0, 24132, 2, 1, 5, 2, 1);
            INSERT INTO mark VALUES (1, 'blogger:1', 'p', 1300000000, NULL, 7, 1300000001);
            INSERT INTO reading VALUES ('blogger:1', 1, 1300000001, 'p');
            INSERT INTO mark_step VALUES (1, 0, 1, 1300000000, 0);
            INSERT INTO mark_item VALUES (1, 1, NULL);
            """)
        return path
    }

    @Test func aNewLibraryHasTheNewestSchema() throws {
        let frozen = try Connection(path: folder + "/frozen.db")
        try frozen.execute(
            Self.version1 + Self.version2 + Self.version3 + Self.version4 + Self.version5
                + Self.version6 + Self.version7)
        let library = try Library(path: folder + "/library.db")
        #expect(try schema(library.connection) == schema(frozen))
        #expect(Schema.migrator.newestVersion == 7)
    }

    @Test func aLibraryOfVersion1OpensWithAllThatIsInIt() throws {
        let library = try Library(path: makeVersion1())
        #expect(try library.check() == [])
        let archive = try #require(try library.archives().first)
        #expect(archive.tally == Tally(posts: 2, unread: 1, words: 5, unreadWords: 2))
        #expect(archive.isReversed)
        let post = try #require(try library.post(PostID(1)))
        #expect(post.body.text == "Fog all night.")
        #expect(post.row.isRead)
        #expect(post.row.date?.rfc3339 == "2011-01-25T00:00:00+01:00")
        #expect(
            try library.position(in: archive.id) == ReadingPosition(post: PostID(1), offset: 7))
        #expect(try library.undo()?.posts == [PostID(1)])
        #expect(archive.blog.language == "")
        #expect(post.comments.map(\.isFolded) == [nil])
        #expect(try library.settings() == [:])
        let pages = ["https://www.fog.blogspot.com/2011/01/fog.html", "http://fog.example/?p=7"]
        #expect(
            try pages.map { try library.post(at: $0, linkedFrom: nil)?.id }
                == [PostID(1), PostID(2)])
    }

    @Test func anUpgradeThatIsStoppedLeavesTheLibraryAsItWas() throws {
        let path = try makeVersion1()
        let many = try Connection(path: path)
        try addManyPosts(to: many)
        func state() throws -> [String] {
            try schema(many)
                + many.all("PRAGMA user_version") { $0.text(0) }
                + many.all("SELECT count(*), sum(id) FROM post") { $0.text(0) + " " + $0.text(1) }
        }
        let before = try state()
        var questions = 0
        #expect(throws: LibraryError.cancelled) {
            _ = try Library(path: path) {
                questions += 1
                return false
            }
        }
        #expect(questions > 0)
        #expect(try state() == before)
        _ = try Library(path: path)
        #expect(try Schema.migrator.version(of: many) == Schema.migrator.newestVersion)
    }

    @Test func anUpgradeForARehearsalTellsThatItGoesOn() throws {
        let path = try makeVersion1()
        try addManyPosts(to: try Connection(path: path))
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var questions = 0
        let copy = try Library.forRehearsal(of: path, in: folder) {
            questions += 1
            return true
        }
        #expect(copy.path != path)
        #expect(questions > 0)
    }

    private func addManyPosts(to version1: Connection) throws {
        try version1.execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
            INSERT INTO post SELECT i, 1, 0, 1295913600 + i, i, 24132, 60, 0, 0, 0, 0, 0, 1, 0,
                'p' || i, 'Fog', 'K', 'http://fog.blogspot.de/2011/01/' || i || '.html' FROM n
            """)
    }

    @Test func aLibraryOfVersion2KeepsMarksAndTakesANewerExport() throws {
        let path = try makeVersion1()
        let old = try Connection(path: path)
        try PageAddress.define(on: old)
        try old.execute(
            """
            \(Self.version2)
            INSERT OR IGNORE INTO address \(PageAddress.rows(of: "post"));
            PRAGMA user_version = 2;
            """)
        let library = try Library(path: path)
        #expect(try library.check() == [])
        #expect(try library.post(PostID(1))?.row.isRead == true)
        let session = try library.beginImport()
        try session.take(BlogInfo(identity: "blogger:1", kind: .bloggerBackup, title: "Log"))
        try session.take(
            PostContent(
                identity: "p", title: "Fog", date: day("2011-01-25"), author: "K",
                permalink: "http://fog.blogspot.de/2011/01/fog.html",
                body: PostBody(text: "Fog until noon.", format: .html), words: 3))
        _ = try session.finish(isComplete: false)
        let post = try #require(try library.post(PostID(1)))
        #expect(post.row.isChanged && post.row.isRead)
        #expect(try library.post(PostID(1), version: 1)?.body.text == "Fog all night.")
        #expect(try library.check() == [])
    }

    @Test func aLibraryOfVersion3NamesUntitledPostsAtTheNextImport() throws {
        let path = try makeVersion1()
        let old = try Connection(path: path)
        try old.execute(
            """
            \(Self.version2) \(Self.version3)
            UPDATE post SET title = '' WHERE id = 2; PRAGMA user_version = 3;
            """)
        let library = try Library(path: path)
        #expect(try library.post(PostID(2))?.row.displayTitle == "(untitled)")
        let lamp = PostContent(
            identity: "fog.example?p=7", date: day("2011-01-25"), author: "K",
            body: PostBody(text: "Lamp lit.", format: .html), words: 2, opening: "Lamp lit.")
        try library.connection.run(
            "UPDATE origin SET fingerprint = ? WHERE post = 2", lamp.fingerprint)
        let session = try library.beginImport()
        try session.take(BlogInfo(identity: "blogger:1", kind: .bloggerBackup, title: "Log"))
        try session.take(lamp)
        #expect(try session.finish(isComplete: false).changes == ArchiveChanges(unchanged: 1))
        let row = try #require(try library.post(PostID(2))?.row)
        #expect(row.title == "" && row.displayTitle == "Lamp lit.")
    }

    @Test func aLibraryOfVersion5ListsThePostsOfItsLabels() throws {
        let path = try makeVersion1()
        let old = try Connection(path: path)
        try old.execute(
            """
            \(Self.version2) \(Self.version3) \(Self.version4) \(Self.version5)
            INSERT INTO label VALUES (1, 1, 'weather'), (2, 1, 'lamps');
            INSERT INTO post_label VALUES (1, 1, 1), (2, 1, 2), (2, 2, 1);
            UPDATE post SET is_starred = 1 WHERE id = 2;
            INSERT INTO mark (archive_identity, post_identity, starred_at)
            VALUES ('blogger:1', 'fog.example?p=7', 5);
            PRAGMA user_version = 5;
            """)
        let library = try Library(path: path)
        func ids(_ filter: PostFilter) throws -> [Int64] {
            try library.rows(
                RowQuery(
                    archive: ArchiveID(1), section: .posts, anchor: .first, limit: 9,
                    filter: filter)
            ).rows.map(\.id.rawValue)
        }
        #expect(try ids(PostFilter(labels: ["weather"])) == [1, 2])
        #expect(try ids(PostFilter(labels: ["lamps"])) == [2])
        #expect(try ids(PostFilter(author: "K", isUnread: true)) == [2])
        #expect(try ids(PostFilter(isStarred: true)) == [2])
        #expect(try library.keptSearches() == [])
        #expect(
            try library.check().filter { !$0.contains("address") && !$0.contains("lead") } == [])
    }

    @Test func openingAnUpToDateLibraryWritesNothing() throws {
        let path = try makeVersion1()
        _ = try Library(path: path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        _ = try Library(path: path).archives()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    private static let version1 = """
        CREATE TABLE archive (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            link TEXT NOT NULL,
            source_name TEXT NOT NULL,
            -- Of the newest complete source; NULL when it did not say, or had no dates.
            exported_at INTEGER,
            newest_content INTEGER
        ) STRICT;

        -- tie copies id: SQLite 3.40 does not seek by a row value that ends in the row id itself.
        CREATE TABLE post (
            id INTEGER PRIMARY KEY,
            archive INTEGER NOT NULL REFERENCES archive (id),
            section INTEGER NOT NULL,
            local INTEGER NOT NULL,
            tie INTEGER NOT NULL CHECK (tie = id),
            month INTEGER NOT NULL,
            offset_minutes INTEGER,
            kind INTEGER NOT NULL,
            status INTEGER NOT NULL,
            is_read INTEGER NOT NULL,
            is_starred INTEGER NOT NULL,
            is_vanished INTEGER NOT NULL,
            words INTEGER NOT NULL,
            comments INTEGER NOT NULL,
            identity TEXT NOT NULL,
            title TEXT NOT NULL,
            author TEXT NOT NULL,
            permalink TEXT NOT NULL
        ) STRICT;
        CREATE INDEX post_order ON post (archive, section, local, tie);
        CREATE INDEX post_unread ON post (archive, section, local, tie) WHERE is_read = 0;
        CREATE INDEX post_vanished ON post (archive) WHERE is_vanished = 1;

        CREATE TABLE body (
            post INTEGER PRIMARY KEY REFERENCES post (id),
            format INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;

        -- How an import finds a post again. A table and not an index of post, so that an import
        -- can fill it in the order of identities while posts are filled in the order of dates.
        CREATE TABLE origin (
            archive INTEGER NOT NULL,
            identity TEXT NOT NULL,
            post INTEGER NOT NULL,
            fingerprint INTEGER NOT NULL,
            comment_digest INTEGER NOT NULL,
            PRIMARY KEY (archive, identity)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE comment (
            id INTEGER PRIMARY KEY,
            post INTEGER NOT NULL REFERENCES post (id),
            parent INTEGER,
            identity TEXT NOT NULL,
            author TEXT NOT NULL,
            is_by_blog_author INTEGER NOT NULL,
            local INTEGER NOT NULL,
            offset_minutes INTEGER,
            format INTEGER NOT NULL,
            text TEXT NOT NULL,
            fingerprint INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX comment_order ON comment (post, local);

        CREATE TABLE label (
            id INTEGER PRIMARY KEY,
            archive INTEGER NOT NULL REFERENCES archive (id),
            name TEXT NOT NULL,
            UNIQUE (archive, name)
        ) STRICT;
        CREATE TABLE post_label (
            post INTEGER NOT NULL REFERENCES post (id),
            ordinal INTEGER NOT NULL,
            label INTEGER NOT NULL REFERENCES label (id),
            PRIMARY KEY (post, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX post_label_label ON post_label (label);

        CREATE TABLE month_tally (
            archive INTEGER NOT NULL REFERENCES archive (id),
            section INTEGER NOT NULL,
            month INTEGER NOT NULL,
            posts INTEGER NOT NULL,
            unread INTEGER NOT NULL,
            words INTEGER NOT NULL,
            unread_words INTEGER NOT NULL,
            comments INTEGER NOT NULL,
            PRIMARY KEY (archive, section, month)
        ) STRICT, WITHOUT ROWID;


        CREATE TABLE mark (
            id INTEGER PRIMARY KEY,
            archive_identity TEXT NOT NULL,
            post_identity TEXT NOT NULL,
            read_at INTEGER,
            starred_at INTEGER,
            position INTEGER NOT NULL DEFAULT 0,
            position_at INTEGER,
            UNIQUE (archive_identity, post_identity)
        ) STRICT;

        CREATE TABLE reading (
            archive_identity TEXT NOT NULL PRIMARY KEY,
            is_reversed INTEGER NOT NULL DEFAULT 0,
            last_read_at INTEGER NOT NULL DEFAULT 0,
            post_identity TEXT
        ) STRICT, WITHOUT ROWID;

        -- before and made_at are times as in mark: NULL before means the mark was not set. No
        -- foreign key to mark: with one, SQLite looks through all items for every row of mark
        -- that is made.
        CREATE TABLE mark_step (
            id INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            is_set INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            is_undone INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX mark_step_order ON mark_step (is_undone);
        CREATE TABLE mark_item (
            step INTEGER NOT NULL REFERENCES mark_step (id) ON DELETE CASCADE,
            mark INTEGER NOT NULL,
            before INTEGER,
            PRIMARY KEY (step, mark)
        ) STRICT, WITHOUT ROWID;
        """

    private static let version2 = """
        ALTER TABLE archive ADD COLUMN language TEXT NOT NULL DEFAULT '';

        -- Where addresses lead. A table and not an index of post, so that an import can fill it in
        -- the order of its keys, and a post may have two.
        CREATE TABLE address (
            key INTEGER NOT NULL,
            archive INTEGER NOT NULL,
            post INTEGER NOT NULL,
            PRIMARY KEY (key, archive, post)
        ) STRICT, WITHOUT ROWID;

        -- A comment whose answers were folded away by hand, or opened, has a row.
        CREATE TABLE comment_fold (
            archive_identity TEXT NOT NULL,
            post_identity TEXT NOT NULL,
            comment_identity TEXT NOT NULL,
            is_folded INTEGER NOT NULL,
            PRIMARY KEY (archive_identity, post_identity, comment_identity)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE setting (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let version3 = """
        -- Whether the text changed after it was read; says whether mark has a time for that.
        ALTER TABLE post ADD COLUMN is_changed INTEGER NOT NULL DEFAULT 0;
        -- When it was last edited, and the moment of the source that its text is from, in Unix
        -- seconds; NULL when that did not say.
        ALTER TABLE post ADD COLUMN edited_at INTEGER;
        ALTER TABLE post ADD COLUMN told_at INTEGER;
        CREATE INDEX post_changed ON post (archive) WHERE is_changed = 1;
        ALTER TABLE mark ADD COLUMN changed_at INTEGER;

        -- Texts that a newer one took the place of, numbered from 1 for each post.
        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            post INTEGER NOT NULL REFERENCES post (id),
            number INTEGER NOT NULL,
            replaced_at INTEGER NOT NULL,
            title TEXT NOT NULL,
            words INTEGER NOT NULL,
            format INTEGER NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (post, number)
        ) STRICT;

        -- Other addresses that led to a post, as they were written.
        CREATE TABLE alias (
            post INTEGER NOT NULL REFERENCES post (id),
            address TEXT NOT NULL,
            PRIMARY KEY (post, address)
        ) STRICT, WITHOUT ROWID;

        -- What sources of other formats know a post by, and its content as they had it.
        CREATE TABLE second_origin (
            archive INTEGER NOT NULL,
            identity TEXT NOT NULL,
            post INTEGER NOT NULL,
            fingerprint INTEGER NOT NULL,
            PRIMARY KEY (archive, identity)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE source (
            archive INTEGER PRIMARY KEY REFERENCES archive (id) ON DELETE CASCADE,
            digest TEXT NOT NULL,
            schema INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            report TEXT NOT NULL
        ) STRICT;
        """

    private static let version4 = """
        -- The first words of a post without a title, or what it shows; empty for one with a title,
        -- and until a post from an older annals is imported again.
        ALTER TABLE post ADD COLUMN opening TEXT NOT NULL DEFAULT '';
        -- When the text had changed of a post that the step marked read, for that sign goes with it.
        -- With a time in before, the post was read already, and only the sign went.
        ALTER TABLE mark_item ADD COLUMN changed_at INTEGER;
        """

    private static let version5 = """
        -- Tells whose an index is: one row.
        CREATE TABLE search_key (key TEXT NOT NULL) STRICT;
        INSERT INTO search_key VALUES (lower(hex(randomblob(16))));

        -- Posts that changed since they were new, until the index knows.
        CREATE TABLE search_change (post INTEGER PRIMARY KEY) STRICT;
        """

    private static let version6 = """
        -- The posts of each label in reading order.
        CREATE TABLE label_post (
            label INTEGER NOT NULL,
            section INTEGER NOT NULL,
            local INTEGER NOT NULL,
            post INTEGER NOT NULL,
            PRIMARY KEY (label, section, local, post)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX post_author ON post (archive, section, author, local, tie);
        CREATE INDEX post_starred ON post (archive, section, local, tie) WHERE is_starred = 1;

        -- Searches that the reader has kept, as typed; year is what a month without one means.
        -- mark is the row of mark of the post where reading stopped.
        CREATE TABLE kept_search (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            query TEXT NOT NULL,
            year INTEGER NOT NULL,
            archive_identity TEXT,
            is_reversed INTEGER NOT NULL DEFAULT 0,
            last_read_at INTEGER NOT NULL DEFAULT 0,
            mark INTEGER,
            is_counted INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        -- What was found when a search was last made, and its counts. It can be found again.
        CREATE TABLE kept_post (
            search INTEGER NOT NULL REFERENCES kept_search (id) ON DELETE CASCADE,
            local INTEGER NOT NULL,
            post INTEGER NOT NULL REFERENCES post (id),
            PRIMARY KEY (search, local, post)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX kept_post_post ON kept_post (post);
        CREATE TABLE kept_tally (
            search INTEGER NOT NULL REFERENCES kept_search (id) ON DELETE CASCADE,
            month INTEGER NOT NULL,
            posts INTEGER NOT NULL,
            unread INTEGER NOT NULL,
            words INTEGER NOT NULL,
            unread_words INTEGER NOT NULL,
            PRIMARY KEY (search, month)
        ) STRICT, WITHOUT ROWID;
        """

    private static let version7 = "DROP INDEX post_label_label;"
}
