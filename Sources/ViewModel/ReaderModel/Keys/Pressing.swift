internal import ArchiveModel

extension ReaderState {
    /// Takes a key: into the prompt, as part of a longer command, or as one.
    mutating func press(_ key: KeyPress) {
        message = nil
        hitWords = nil
        let wasOffered = offersBeginning
        let offered = offeredArchive
        (offersBeginning, offeredArchive) = (false, nil)
        // What concerns the terminal goes past all that is being typed.
        if let effect = Self.terminalKeys[key] { return send(effect) }
        if prompt != nil { return pressInPrompt(key) }
        if labels != nil { return pressInLabels(key) }
        if pending != PendingKeys(), Self.cancelling.contains(key) {
            pending = PendingKeys()
            return
        }
        if pending.takeDigit(key) { return }
        let keys = pending.keys + [key]
        switch Keymap.standard.meaning(of: keys) {
        case .prefix: pending.keys = keys
        case .nothing:
            pending = PendingKeys()
            say("No command on “\(keys.map(\.shown).joined())”")
        case .command(let command):
            let count = pending.count
            pending = PendingKeys()
            if let offered, command == .nextUnread || command == .continueReading {
                return goOn(in: offered)
            }
            dispatch(command, count: count, fromBeginning: wasOffered)
        }
    }

    private static let terminalKeys: [KeyPress: Effect] = [
        .control("l"): .redraw, .control("z"): .suspend,
    ]

    private static let cancelling: Set<KeyPress> = [.named(.escape), .control("c")]

    /// Gives a command to what lies on top: the help page, the picker, the panes.
    mutating func dispatch(_ command: Command, count: Int?, fromBeginning: Bool = false) {
        if performInHelp(command, count: count) { return }
        if performInPicker(command, count: count) { return }
        if performInSearch(command, count: count) { return }
        if performInNote(command, count: count) { return }
        if command == .continueReading, fromBeginning { return readOn(fromBeginning: true) }
        perform(command, count: count)
    }

    /// Does what a command means in the panes.
    mutating func perform(_ command: Command, count: Int?) {
        guard archive != nil || command.needsNoArchive else {
            return say(isLibraryEmpty ? "The library is empty" : "No archive is open")
        }
        let times = count ?? 1
        if let motion = Motion(command, count: count) { return move(motion) }
        switch command {
        case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .first, .last, .percent:
            break
        case .continueReading: readOn(fromBeginning: false)
        case .goBack: goBack()
        case .open: openFocused()
        case .close: closeFocused()
        case .out: focus == .text ? focus(on: .list) : goOut()
        case .nextPane: cyclePanes(by: 1)
        case .previousPane: cyclePanes(by: -1)
        case .nextPost: stepPosts(by: times)
        case .previousPost: stepPosts(by: -times)
        case .nextUnread: jumpUnread(by: times)
        case .previousUnread: jumpUnread(by: -times)
        case .nextMonth: jumpMonths(by: times)
        case .previousMonth: jumpMonths(by: -times)
        case .nextYear: jumpYears(by: times)
        case .previousYear: jumpYears(by: -times)
        case .go: open(.goToMonth)
        case .toggleRead: toggleRead()
        case .markMonth: markGroup()
        case .markAll: markSection()
        case .star: toggleStar()
        case .undo: sendUndo(again: false)
        case .redo: sendUndo(again: true)
        case .find: open(.find(backward: false))
        case .findBackward: open(.find(backward: true))
        case .search: openSearch()
        case .keep: askForKeptName()
        case .only: openChooser()
        case .findNext: findAgain(reversed: false, times: times)
        case .findPrevious: findAgain(reversed: true, times: times)
        case .follow: label(for: .follow)
        case .copyAddress: label(for: .copy)
        case .jumpBack: goInHistory(back: true, times: times)
        case .jumpForward: goInHistory(back: false, times: times)
        case .browse: useAddress(for: .browse)
        case .copyLink: useAddress(for: .copyLink)
        case .foldComments: foldComments()
        case .foldThreads: foldThreads()
        case .earlierText: showEarlierText()
        case .zoom: toggleZoom()
        case .wider: widen(by: times)
        case .narrower: widen(by: -times)
        case .toggleCode: toggleCode()
        case .codeRight: scrollCode(by: times)
        case .codeLeft: scrollCode(by: -times)
        case .codeStart: scrollCode(by: nil)
        case .set: help = HelpPage(topic: .settings)
        case .reverse: toggleOrder()
        case .tree: toggleTree()
        case .archives, .archive: showPicker()
        case .rename: askForNewName()
        case .forget: askToForget()
        case .help: help = HelpPage()
        case .commandLine: open(.command)
        case .cancel: cancel()
        case .redraw: send(.redraw)
        case .suspend: send(.suspend)
        case .quit: send(.quit)
        }
    }

    private mutating func move(_ motion: Motion) {
        switch focus {
        case .tree: moveTree(motion)
        case .list: moveList(motion)
        case .text: moveText(motion)
        }
    }
}

extension Command {
    /// Whether the command means something while no archive is open.
    fileprivate var needsNoArchive: Bool {
        switch self {
        case .archives, .archive, .help, .commandLine, .cancel, .redraw, .suspend, .quit, .out,
            .set, .search, .keep, .rename, .forget:
            true
        default: false
        }
    }
}
