import ArchiveModel
import SQLite
import Testing

@testable import Library

struct UndoTests {
    let test: TestLibrary
    let archive = ArchiveID(1)

    init() throws {
        test = try TestLibrary()
        try test.take((1...5).map { .test("p\($0)", "2011-01-0\($0)") })
    }

    private func mark(
        _ names: [String], _ mark: MarkRequest.Mark = .read(true), isAutomatic: Bool = false
    ) throws {
        let ids = try names.map { try test.id($0) }
        try test.library.mark(
            MarkRequest(scope: .posts(ids), mark: mark, isAutomatic: isAutomatic))
    }

    /// A letter for each post: r read, s starred, b both, - neither.
    private func state() throws -> String {
        #expect(try test.library.check() == [])
        return try test.rows().map { row in
            row.isRead ? (row.isStarred ? "b" : "r") : (row.isStarred ? "s" : "-")
        }.joined()
    }

    @Test func stepsGoBackAndForth() throws {
        try mark(["p1"])
        try mark(["p2", "p3"])
        try mark(["p2"], .starred(true))
        try mark(["p1"], .read(false))
        var states = [try state()]
        var undone: [MarkOutcome] = []
        while let outcome = try test.library.undo() {
            undone.append(outcome)
            states.append(try state())
        }
        #expect(states == ["-br--", "rbr--", "rrr--", "r----", "-----"])
        #expect(undone.map(\.mark) == [.read(true), .starred(false), .read(false), .read(false)])
        #expect(undone.map(\.changed) == [1, 1, 2, 1])
        #expect(try undone[2].posts == [test.id("p2"), test.id("p3")])
        var redone: [MarkOutcome] = []
        while let outcome = try test.library.redo() {
            redone.append(outcome)
            states.append(try state())
        }
        #expect(states.suffix(4) == ["r----", "rrr--", "rbr--", "-br--"])
        #expect(redone.map(\.mark) == [.read(true), .read(true), .starred(true), .read(false)])
    }

    @Test func theSignOfAChangedTextComesAndGoesWithTheStepThatTookItOff() throws {
        try mark(["p1", "p2"])
        let rewritten = ["p1", "p2"].map {
            PostContent.test($0, "2011-01-0\($0.last ?? "1")", text: "New")
        }
        try test.take(rewritten, isComplete: false)
        func signs() throws -> [Bool] { try test.rows().prefix(2).map(\.isChanged) }
        #expect(try signs() == [true, true])
        try mark(["p1"], .read(false))
        // p2 is read already: only its sign goes.
        try mark(["p1", "p2", "p3"])
        #expect(try signs() == [false, false])
        #expect(try state() == "rrr--")
        let outcome = try #require(try test.library.undo())
        #expect(outcome.changed == 2)
        #expect(try Set(outcome.posts) == Set(["p1", "p3"].map { try test.id($0) }))
        #expect(try state() == "-r---")
        #expect(try signs() == [false, true])
        try test.library.undo()
        #expect(try signs() == [true, true])
        try test.library.redo()
        try test.library.redo()
        #expect(try signs() == [false, false])
        #expect(try state() == "rrr--")
    }

    @Test func stepsLastOverSessions() throws {
        try mark(["p1"])
        try mark(["p2"])
        #expect(try Library(path: test.library.path).undo()?.posts == [test.id("p2")])
        #expect(try test.library.undo()?.posts == [test.id("p1")])
        #expect(try test.library.undo() == nil)
        #expect(try Library(path: test.library.path).redo()?.posts == [test.id("p1")])
        #expect(try state() == "r----")
    }

    @Test func aNewMarkEndsWhatCouldBeMadeAgain() throws {
        try mark(["p1"])
        try mark(["p2"])
        try test.library.undo()
        try mark(["p3"])
        #expect(try test.library.redo() == nil)
        #expect(try state() == "r-r--")
        #expect(try test.library.undo()?.posts == [test.id("p3")])
        #expect(try test.library.undo()?.posts == [test.id("p1")])
        #expect(try test.library.undo() == nil)
    }

    @Test func aMarkThatChangesNothingIsNoStep() throws {
        try mark(["p1"])
        try test.library.undo()
        try mark(["p1"], .read(false))
        #expect(try test.library.redo()?.changed == 1)
        try mark(["p1"])
        #expect(try test.library.undo()?.changed == 1)
        #expect(try test.library.undo() == nil)
    }

    @Test func automaticMarksAreNoSteps() throws {
        try mark(["p1"])
        try test.library.undo()
        try mark(["p2"], isAutomatic: true)
        #expect(try test.library.undo() == nil)
        #expect(try test.library.redo()?.posts == [test.id("p1")])
        #expect(try state() == "rr---")
    }

    @Test func undoSetsWhatWasBeforeTheStepWhateverCameBetween() throws {
        try mark(["p1", "p2"], isAutomatic: true)
        try mark(["p1", "p2"], .read(false))
        try mark(["p1"], isAutomatic: true)
        // p1 is read already: only p2 changes, and both end as before the step.
        #expect(try test.library.undo()?.posts == [test.id("p2")])
        #expect(try state() == "rr---")
        #expect(try test.library.redo()?.changed == 2)
        #expect(try state() == "-----")
    }

    @Test func theTimeOfReadingComesBack() throws {
        try mark(["p1"])
        try test.connection.execute("UPDATE mark SET read_at = 12345")
        try mark(["p1"], .read(false))
        try test.library.undo()
        #expect(try test.connection.first("SELECT read_at FROM mark") { $0.int(0) } == 12_345)
    }

    @Test func stepsFindPostsThatWereMadeAnew() throws {
        try mark(["p1", "p2"])
        try test.connection.execute(
            "DELETE FROM body; DELETE FROM address; DELETE FROM origin; DELETE FROM month_tally; DELETE FROM post"
        )
        #expect(try test.library.undo()?.changed == 0)
        try test.take([.test("p2", "2011-01-02"), .test("p1", "2011-01-03")])
        #expect(try state() == "--")
        #expect(try test.library.redo()?.changed == 2)
        #expect(try state() == "rr")
    }

    @Test func aHundredStepsGoBackToTheBeginning() throws {
        for number in 0..<100 { try mark(["p\(number % 5 + 1)"], .read(number / 5 % 2 == 0)) }
        var count = 0
        while try test.library.undo() != nil { count += 1 }
        #expect(count == 100)
        #expect(try state() == "-----")
    }
}
