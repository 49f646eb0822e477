import TestSupport
import ArchiveModel
import SQLite
import Testing

@testable import Library

/// Random marks, undoing and imports: a plain model and the library agree after each, and every
/// counter equals its recomputation.
struct PropertyTests {
    /// What a post should be.
    private struct Model {
        var isRead = false
        var isStarred = false
        var content: PostContent
        /// The moment of the source that the content is from.
        var toldAt: Int64

        var isPublishedPost: Bool { content.kind == .post && content.status == .published }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
    func countersEqualTheirRecomputation(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let test = try TestLibrary()
        var model: [String: Model] = [:]
        var newestExport: Int64 = 0
        for step in 0..<40 {
            switch Int.random(in: 0..<8, using: &generator) {
            case 0, 1: try takeSource(test, step, &model, &newestExport, &generator)
            case 2: try walk(test, &model, isUndo: true)
            case 3: try walk(test, &model, isUndo: false)
            default: try mark(test, &model, &generator)
            }
            #expect(try test.library.check() == [])
            try expect(test, model)
        }
    }

    private func takeSource(
        _ test: TestLibrary, _ step: Int, _ model: inout [String: Model],
        _ newestExport: inout Int64, _ generator: inout SeededGenerator
    ) throws {
        let names = (0..<25).filter { _ in Bool.random(using: &generator) }.map { "p\($0)" }
        let posts = names.map { name -> PostContent in
            if let known = model[name], Int.random(in: 0..<3, using: &generator) > 0 {
                return known.content
            }
            let month = Int.random(in: 0...3, using: &generator)
            let section = Section.allCases.randomElement(using: &generator) ?? .posts
            return .test(
                name, month == 0 ? nil : "2011-0\(month)-11", section: section,
                labels: Bool.random(using: &generator) ? ["x", name] : [],
                text: "\(month)", words: 10 * month + 3)
        }
        let comments = (0..<20).map { number in
            CommentContent.test(
                "c\(number)", on: "p\(Int.random(in: 0..<30, using: &generator))", second: number,
                answers: "c\(Int.random(in: 0..<20, using: &generator))")
        }
        let isComplete = Bool.random(using: &generator)
        let isOutdated = Int.random(in: 0..<4, using: &generator) == 0
        // In the year 2020 at the earliest, so that no post is newer than the export.
        var blog = BlogInfo.test
        blog.exportedAt = 1_600_000_000 + (isOutdated ? 0 : Int64(step + 1))
        let exportedAt = blog.exportedAt ?? 0
        let isOlder = exportedAt < newestExport
        if isComplete, !names.isEmpty { newestExport = max(newestExport, exportedAt) }
        let outcome = try test.take(
            posts.shuffled(using: &generator), comments: comments, blog: blog,
            isComplete: isComplete)
        #expect(outcome.changes.new == names.filter { model[$0] == nil }.count)
        for post in posts {
            let words = model[post.identity]?.content.words ?? 0
            // An export neither takes the place of a newer one's text, nor of a longer one if it
            // is only a part.
            guard let known = model[post.identity] else {
                model[post.identity] = Model(content: post, toldAt: exportedAt)
                continue
            }
            guard known.content != post, !isOlder, exportedAt >= known.toldAt,
                isComplete || post.words >= words
            else { continue }
            model[post.identity]?.content = post
            model[post.identity]?.toldAt = exportedAt
        }
    }

    private func mark(
        _ test: TestLibrary, _ model: inout [String: Model], _ generator: inout SeededGenerator
    ) throws {
        guard !model.isEmpty else { return }
        let isSet = Bool.random(using: &generator)
        let isStar = Int.random(in: 0..<4, using: &generator) == 0
        let month = Month(year: 2011, number: Int.random(in: 1...3, using: &generator))
        let names = model.keys.sorted().filter { _ in Int.random(in: 0..<5, using: &generator) == 0
        }
        let scopes: [(MarkScope, (Model) -> Bool)] = [
            (.posts(try names.map { try test.id($0) }), { names.contains($0.content.identity) }),
            (
                .month(ArchiveID(1), month),
                { $0.isPublishedPost && $0.content.date?.month == month }
            ),
            (.month(ArchiveID(1), .undated), { $0.isPublishedPost && $0.content.date == nil }),
            (.year(ArchiveID(1), 2011), { $0.isPublishedPost && $0.content.date != nil }),
            (.section(ArchiveID(1), .posts), { $0.isPublishedPost }),
        ]
        let (scope, isMeant) = scopes[Int.random(in: 0..<scopes.count, using: &generator)]
        var changed = 0
        for (name, post) in model where isMeant(post) {
            if isStar, post.isStarred != isSet { changed += 1 }
            if !isStar, post.isRead != isSet { changed += 1 }
            if isStar { model[name]?.isStarred = isSet } else { model[name]?.isRead = isSet }
        }
        let outcome = try test.library.mark(
            MarkRequest(
                scope: scope, mark: isStar ? .starred(isSet) : .read(isSet),
                isAutomatic: Bool.random(using: &generator)))
        #expect(outcome.changed == changed)
    }

    private func walk(
        _ test: TestLibrary, _ model: inout [String: Model], isUndo: Bool
    ) throws {
        let outcome = isUndo ? try test.library.undo() : try test.library.redo()
        guard let outcome else { return }
        #expect(outcome.changed == outcome.posts.count)
        for post in outcome.posts {
            let name = try test.connection.first(
                "SELECT identity FROM post WHERE id = ?", post.rawValue
            ) { $0.text(0) }
            let key = try #require(name)
            switch outcome.mark {
            case .read(let isSet):
                #expect(model[key]?.isRead == !isSet)
                model[key]?.isRead = isSet
            case .starred(let isSet):
                #expect(model[key]?.isStarred == !isSet)
                model[key]?.isStarred = isSet
            }
        }
    }

    private func expect(_ test: TestLibrary, _ model: [String: Model]) throws {
        for (name, post) in model {
            let stored = try test.post(name)
            #expect(stored.row.isRead == post.isRead)
            #expect(stored.row.isStarred == post.isStarred)
            #expect(stored.body == post.content.body)
            #expect(stored.labels == post.content.labels)
            #expect(stored.row.date == post.content.date)
        }
        guard !model.isEmpty else { return }
        let published = model.values.filter(\.isPublishedPost)
        let total = try test.library.outline(of: ArchiveID(1)).total
        #expect(total.posts == published.count)
        #expect(total.unread == published.filter { !$0.isRead }.count)
        #expect(total.words == published.map(\.content.words).reduce(0, +))
    }
}
