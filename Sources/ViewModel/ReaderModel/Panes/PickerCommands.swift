internal import ArchiveModel
internal import Typesetting

extension ReaderState {
    /// Takes the library's archives in; at the start, opens the one that was read last.
    mutating func take(_ listed: [ArchiveSummary]) {
        let chosen = pickedArchive?.id
        archives = listed
        if picker != nil { refreshListedSearches() }
        hasListedArchives = true
        if let index = listed.firstIndex(where: { $0.id == chosen }) { picker?.selection = index }
        guard archive == nil, picker == nil, requests.archive == nil else { return }
        // What is read in a kept search is read in an archive too.
        let lastRead = listed.max {
            ($0.lastReadAt, $0.kept == nil ? 0 : 1) < ($1.lastReadAt, $1.kept == nil ? 0 : 1)
        }
        if let lastRead, lastRead.lastReadAt > 0 || listed.count == 1 {
            open(lastRead.id)
        } else if !isLibraryEmpty {
            picker = ArchivePicker()
            refreshListedSearches()
        }
    }

    /// The archive selected in the picker.
    var pickedArchive: ArchiveSummary? {
        guard let picker, archives.indices.contains(picker.selection) else { return nil }
        return archives[picker.selection]
    }

    /// Asks for an archive.
    mutating func open(_ id: ArchiveID) {
        requests.archive = id
        opensAtUnread = false
        send(.openArchive(id))
    }

    /// Shows the picker, with counts as they are now.
    mutating func showPicker() {
        guard !archives.isEmpty else { return }
        let current = archives.firstIndex { $0.id == archive?.summary.id }
        picker = ArchivePicker(selection: current ?? 0)
        send(.loadArchives)
    }

    /// Opens the archive selected in the picker.
    mutating func openPicked() {
        guard let picked = pickedArchive else { return }
        if picked.id == archive?.summary.id {
            picker = nil
        } else {
            open(picked.id)
        }
    }

    /// Opens the archive whose name contains a text.
    mutating func openArchive(named name: String) {
        let matches = archives.filter { TextFold.contains(name, in: $0.displayTitle) }
        let exact = matches.filter { TextFold.areEqual($0.displayTitle, name) }
        guard let first = exact.first ?? matches.first else {
            return say("No archive is called “\(name)”", isError: true)
        }
        guard exact.count == 1 || matches.count == 1 else {
            return say("“\(name)” may be any of \(matches.count) archives", isError: true)
        }
        open(first.id)
    }

    /// Does what a command means in the picker; false when it means nothing special there.
    mutating func performInPicker(_ command: Command, count: Int?) -> Bool {
        guard var picker else { return false }
        if let motion = Motion(command, count: count) {
            picker.selection = motion.target(
                from: picker.selection, count: archives.count, height: overlayHeight)
            self.picker = picker
            return true
        }
        switch command {
        case .open, .continueReading: openPicked()
        // Out of an archive leads here; out of here would only lead back.
        case .out, .close: say("Q quits")
        case .cancel: leavePicker()
        case .help, .commandLine, .archives, .archive, .rename, .forget, .redraw, .suspend, .quit:
            return false
        default: say("First choose an archive: Enter opens it")
        }
        return true
    }

    private mutating func leavePicker() {
        if archive != nil {
            picker = nil
        } else {
            say("Q quits")
        }
    }

    /// Rows of the picker and of the help page.
    var overlayHeight: Int { max(1, size.rows - 2) }

    /// Keeps the picker's selection among the archives and on screen.
    mutating func settlePicker() {
        guard var picker else { return }
        picker.selection = max(0, min(picker.selection, archives.count - 1))
        picker.top = picker.top.scrolled(
            showing: picker.selection, count: archives.count, height: overlayHeight)
        self.picker = picker
    }
}
