import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Choosing an archive")
struct PickerTests {
    private func summary(_ id: Int64, _ title: String, lastReadAt: Int64 = 0) -> ArchiveSummary {
        ArchiveSummary(
            id: ArchiveID(id), blog: BlogInfo(identity: "fake:\(id)", kind: .atom, title: title),
            lastReadAt: lastReadAt)
    }

    private func state(_ archives: [ArchiveSummary]) -> (ReaderState, [Effect]) {
        var state = ReaderState(size: TerminalSize(columns: 80, rows: 24))
        let effects = state.update(.archivesLoaded(archives))
        return (state, effects)
    }

    private func press(_ keys: String, _ state: inout ReaderState) -> [Effect] {
        (KeyPress.sequence(keys) ?? []).flatMap { state.update(.key($0)) }.filter {
            // What was typed is kept with every command.
            if case .saveSetting = $0 { false } else { true }
        }
    }

    @Test("An empty library is told from one that is not listed yet")
    func empty() {
        #expect(!ReaderState(size: .least).isLibraryEmpty)
        var (state, effects) = state([])
        #expect(effects.isEmpty)
        #expect(state.isLibraryEmpty)
        #expect(press("<Space>", &state).isEmpty)
        #expect(state.message?.text == "The library is empty")
        #expect(press("Q", &state) == [.quit])
    }

    @Test("A single archive is opened, and of several the one read last")
    func opensByItself() {
        #expect(state([summary(1, "A")]).1 == [.openArchive(ArchiveID(1))])
        let several = [
            summary(1, "A", lastReadAt: 5), summary(2, "B", lastReadAt: 9), summary(3, "C"),
        ]
        #expect(state(several).1 == [.openArchive(ArchiveID(2))])
    }

    @Test("Of several that were never read one is chosen")
    func picks() {
        var (state, effects) = state([summary(1, "A"), summary(2, "B"), summary(3, "C")])
        #expect(effects.isEmpty)
        #expect(state.picker?.selection == 0)
        #expect(press("jjjk", &state).isEmpty)
        #expect(state.picker?.selection == 1)
        #expect(press("<Enter>", &state) == [.openArchive(ArchiveID(2))])
        #expect(press("q", &state).isEmpty)
        #expect(state.message?.text == "Q quits")
    }

    @Test("Space chooses too")
    func space() {
        var (state, _) = state([summary(1, "A"), summary(2, "B")])
        #expect(press("<Space>", &state) == [.openArchive(ArchiveID(1))])
    }

    @Test("The picker is gone back to, keeps its archive, and is left again")
    func comesBack() {
        let library = FakeLibrary(FakePost.blog(12))
        var (state, _) = state([summary(2, "Other"), library.summary])
        _ = press("j<Enter>", &state)
        _ = state.update(.archiveOpened(library.opened))
        #expect(state.picker == nil)
        #expect(press("q", &state) == [.loadArchives])
        #expect(state.picker?.selection == 1)
        let newer = [summary(9, "Before"), summary(2, "Other"), library.summary]
        _ = state.update(.archivesLoaded(newer))
        #expect(state.picker?.selection == 2)
        #expect(press("<Enter>", &state).isEmpty)
        #expect(state.picker == nil)
        #expect(state.archive?.summary.id == FakeLibrary.archive)
    }

    @Test("An archive is opened by a part of its name")
    func byName() {
        var (state, _) = state([summary(1, "Red Log"), summary(2, "Blue Log"), summary(3, "Log")])
        #expect(press(":archive blue<Enter>", &state) == [.openArchive(ArchiveID(2))])
        #expect(press(":archive log<Enter>", &state) == [.openArchive(ArchiveID(3))])
        #expect(press(":archive lo<Enter>", &state).isEmpty)
        #expect(state.message?.text == "“lo” may be any of 3 archives")
    }

    @Test("An archive is found by its name without accents, in any case and width")
    func byFoldedName() {
        var (state, _) = state([summary(1, "Ｒed Log"), summary(2, "Café Noir"), summary(3, "B")])
        #expect(press(":archive CAFE<Enter>", &state) == [.openArchive(ArchiveID(2))])
        #expect(press(":archive red<Enter>", &state) == [.openArchive(ArchiveID(1))])
    }

    @Test("An archive that cannot be opened leaves the picker")
    func failure() {
        var (state, _) = state([summary(1, "A")])
        _ = state.update(.failed("The disk is gone", in: .archive))
        #expect(state.picker != nil)
        #expect(state.message == Message("The disk is gone", isError: true))
    }

    @Test("Of two archives asked for the one asked for last is shown")
    func stale() {
        let library = FakeLibrary(FakePost.blog(3))
        var (state, _) = state([library.summary, summary(2, "B")])
        _ = press("<Enter>j<Enter>", &state)
        _ = state.update(.archiveOpened(library.opened))
        #expect(state.archive == nil)
    }
}
