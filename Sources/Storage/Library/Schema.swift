internal import SQLite

/// The library's tables, as the steps that lead to them.
///
/// Content can be rebuilt from exports. What the reader did cannot: `mark`, `reading`, `mark_step`,
/// `mark_item`, `comment_fold` and `kept_search` therefore name archives, posts and comments by identity
/// and refer to no content; `setting` refers to nothing at all.
///
/// 1. `post.is_read` and `is_starred` say whether `mark` has a time for the post.
/// 2. `month_tally` has a row for each group that has posts, and its sums are exact.
/// 3. `origin` has one row for each post.
/// 4. `address` has the rows that ``PageAddress`` makes of each post and its aliases, and no others.
/// 5. Steps that are undone are newer than all that are not.
/// 6. `post.is_changed` says whether `mark` has a time for that, as `is_read` does.
/// 7. `label_post` has a row for each post and label of it, with the post's own section and date.
/// 8. `kept_tally` has the exact sums of the posts that `kept_post` lists, by their months.
enum Schema {
    /// Tells a library from other SQLite files: "anls" in ASCII.
    static let applicationID = 0x616E_6C73

    /// All steps; append only.
    static let migrator = Migrator([
        step("content, marks and tallies", content + readerState),
        step("languages, addresses, folds and settings", pages),
        step("earlier texts, aliases, second origins and sources", versions + sources),
        step("what names posts without a title", openings),
        step("searching", search),
        step("kept searches and filters", views),
        // label_post took its place.
        step("labels without an index", "DROP INDEX post_label_label;"),
    ])

    /// A step that only adds tables and columns, or adds and drops indexes.
    private static func step(_ name: String, _ sql: String) -> Migration {
        Migration(name, mayOrphan: false, sql: sql)
    }

    private static let content = """
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

        """

    private static let readerState = """
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

    /// Step 2: what the reading pane needs of more than one post.
    private static let pages = """
        ALTER TABLE archive ADD COLUMN language TEXT NOT NULL DEFAULT '';

        -- Where addresses lead. A table and not an index of post, so that an import can fill it in
        -- the order of its keys, and a post may have two.
        CREATE TABLE address (
            key INTEGER NOT NULL,
            archive INTEGER NOT NULL,
            post INTEGER NOT NULL,
            PRIMARY KEY (key, archive, post)
        ) STRICT, WITHOUT ROWID;
        INSERT OR IGNORE INTO address \(PageAddress.rows(of: "post"));

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

    /// Step 3: what newer exports, and those of other formats, need of older ones.
    private static let versions = """
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
        """

    /// Step 4: lists name posts without a title, and read no bodies for it.
    private static let openings = """
        -- The first words of a post without a title, or what it shows; empty for one with a title,
        -- and until a post from an older annals is imported again.
        ALTER TABLE post ADD COLUMN opening TEXT NOT NULL DEFAULT '';
        -- When the text had changed of a post that the step marked read, for that sign goes with it.
        -- With a time in before, the post was read already, and only the sign went.
        ALTER TABLE mark_item ADD COLUMN changed_at INTEGER;
        """

    /// Step 3: what ``SourceMemory`` remembers.
    private static let sources = """
        CREATE TABLE source (
            archive INTEGER PRIMARY KEY REFERENCES archive (id) ON DELETE CASCADE,
            digest TEXT NOT NULL,
            schema INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            report TEXT NOT NULL
        ) STRICT;
        """

    /// Step 5: what the search index, a file beside the library, needs to follow it.
    private static let search = """
        -- Tells whose an index is: one row.
        CREATE TABLE search_key (key TEXT NOT NULL) STRICT;
        INSERT INTO search_key VALUES (lower(hex(randomblob(16))));

        -- Posts that changed since they were new, until the index knows.
        CREATE TABLE search_change (post INTEGER PRIMARY KEY) STRICT;
        """

    /// Step 6: lists of some of the posts, in reading order.
    private static let views = """
        -- The posts of each label in reading order.
        CREATE TABLE label_post (
            label INTEGER NOT NULL,
            section INTEGER NOT NULL,
            local INTEGER NOT NULL,
            post INTEGER NOT NULL,
            PRIMARY KEY (label, section, local, post)
        ) STRICT, WITHOUT ROWID;
        INSERT OR IGNORE INTO label_post
        SELECT x.label, p.section, p.local, p.id
        FROM post_label x CROSS JOIN post p ON p.id = x.post ORDER BY 1, 2, 3, 4;

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
}
