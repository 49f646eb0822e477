internal import ArchiveModel

extension ReaderState {
    /// Makes the parts agree after an event, whatever it was.
    ///
    /// Afterwards: the focus is in a pane that is shown; the selections are on screen and within
    /// their rows; the window reaches a screen beyond the selection where there are posts; the tree
    /// shows where the list is; the page shows the selected post at the pane's width; a post read
    /// to its end is marked and the position is kept.
    mutating func settle() {
        settlePicker()
        settleHelp()
        settleSearch()
        settleChooser()
        guard archive != nil else { return }
        settleFocus()
        settleList()
        settleTree()
        settleReading()
        settleNote()
        settleLabels()
        settleMarking()
        settlePosition()
    }

    /// The panes that are shown, in the order of Tab.
    var visiblePanes: [Pane] {
        let layout = layout
        return Pane.allCases.filter {
            switch $0 {
            case .tree: layout.tree != nil
            case .list: layout.list != nil
            case .text: layout.text != nil
            }
        }
    }

    /// Gives the focus to a pane.
    mutating func focus(on pane: Pane) {
        focus = pane
        isTextOpen = pane == .text
        if pane != .text {
            isZoomed = false
            // A post that comes late does not call one back.
            if requests.post?.isToBeRead == true { requests.post?.purpose = .preview }
        }
    }

    private mutating func settleFocus() {
        if reading == nil, focus == .text { focus(on: .list) }
        guard !visiblePanes.contains(focus) else { return }
        focus(on: visiblePanes.contains(.list) ? .list : .text)
    }
}
