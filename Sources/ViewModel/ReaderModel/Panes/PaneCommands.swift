internal import ArchiveModel

extension ReaderState {
    /// Opens what has the focus: a row of the tree, a post.
    mutating func openFocused() {
        switch focus {
        case .tree: openTreeRow()
        case .list: readSelected(.resumed)
        case .text: break
        }
    }

    /// Goes a level out: from the text to the list, from the list to the tree, then up the tree.
    mutating func closeFocused() {
        switch focus {
        case .text: focus(on: .list)
        case .list where layout.tree != nil: focus(on: .tree)
        case .list: goOut()
        case .tree: closeTreeRow()
        }
    }

    /// Leaves the archive when there is another to go to; never annals itself.
    mutating func goOut() {
        if archive != nil, archives.count > 1 {
            showPicker()
        } else {
            say("\(Command.quit.shownKey ?? "") quits")
        }
    }

    /// Goes back a page; in the text from a post's top to the end of the one before.
    mutating func goBack() {
        switch focus {
        case .text: goBackInText()
        case .list: moveList(.pages(-1))
        case .tree: moveTree(.pages(-1))
        }
    }

    /// Moves the focus on among the panes that are shown.
    mutating func cyclePanes(by step: Int) {
        let panes = visiblePanes
        guard let index = panes.firstIndex(of: focus), panes.count > 1 else { return }
        let pane = panes[(index + step + panes.count) % panes.count]
        if pane == .text {
            readSelected(.resumed)
        } else {
            focus(on: pane)
        }
    }

    /// Goes to a post further on or back, and opens it where the text has the focus.
    mutating func stepPosts(by count: Int) {
        guard focus == .text else { return step(by: count, speaks: true) }
        if count > 0 { markOnMovingOn() }
        step(by: count, entry: .resumed)
    }

    /// Shows only the text, or all panes again.
    mutating func toggleZoom() {
        if isZoomed {
            isZoomed = false
        } else {
            isZoomed = true
            readSelected(.resumed)
        }
    }

    /// Shows or hides the tree.
    mutating func toggleTree() {
        isTreeShown.toggle()
        if layout.text != nil, layout.list == nil {
            say(isTreeShown ? "The tree stands beside the list" : "The tree is hidden")
        } else if isTreeShown, layout.tree == nil {
            say("There is no room for the tree")
        }
    }

    /// Turns the reading order round; the selected post stays selected.
    mutating func toggleOrder() {
        guard let id = archive?.summary.id else { return }
        archive?.summary.isReversed.toggle()
        let isReversed = order.isReversed
        if let index = archives.firstIndex(where: { $0.id == id }) {
            archives[index].isReversed = isReversed
        }
        send(.setReversed(id, isReversed))
        rebuildTree()
        reloadShown()
        say(isReversed ? "Newest first" : "Oldest first")
    }

    /// Stops what takes long; else hides find's hits and stops looking for a title.
    mutating func cancel() {
        guard !stopMarking() else { return }
        showsHits = false
        reading?.forgetHits()
        reading?.waiting = []
        requests.link = nil
        if requests.title != nil {
            requests.title = nil
            say("Stopped looking")
        } else if isZoomed {
            isZoomed = false
        } else if focus != .text {
            dropFilter()
        }
    }
}
