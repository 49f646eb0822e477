internal import ArchiveModel

/// The places that links led away from, as a browser keeps pages.
struct JumpHistory: Sendable {
    /// A place in a post, exactly.
    struct Place: Sendable {
        var row: PostRow
        /// The archive, or kept search, that it was read in.
        var archive: ArchiveID
        /// What stands on top of the pane.
        var anchor: PageAnchor
        /// The line that is being read.
        var reading = PageAnchor()
    }

    /// More than these nobody goes back.
    static let limit = 100

    private var back: [Place] = []
    private var forward: [Place] = []

    /// Notes a place that is being left by a link; what lay ahead is forgotten.
    mutating func leave(_ place: Place) {
        forward = []
        Self.push(place, onto: &back)
    }

    /// Goes a step back from a place, or on; nil when there is none.
    mutating func step(_ isBack: Bool, from place: Place?) -> Place? {
        guard let target = isBack ? back.popLast() : forward.popLast() else { return nil }
        guard let place else { return target }
        if isBack {
            Self.push(place, onto: &forward)
        } else {
            Self.push(place, onto: &back)
        }
        return target
    }

    private static func push(_ place: Place, onto places: inout [Place]) {
        places.append(place)
        if places.count > limit { places.removeFirst() }
    }
}

extension ReaderState {
    /// Notes the place on the page, which a link is about to lead away from.
    mutating func leave() {
        if let place = placeInText { history.leave(place) }
    }

    /// Goes back to where links led away from, or on again.
    mutating func goInHistory(back isBack: Bool, times: Int) {
        var target: JumpHistory.Place?
        var current = placeInText
        for _ in 0..<max(1, min(times, JumpHistory.limit)) {
            guard let place = history.step(isBack, from: current) else { break }
            target = place
            current = place
        }
        guard let target else {
            return say(isBack ? "No link led here" : "There is nothing to go on to")
        }
        requests.link = nil
        let entry = PostRequest.Entry.place(target.anchor, reading: target.reading)
        // A kept search may be no more.
        let isThere = archives.contains { $0.id == target.archive }
        go(anywhere: target.row, entry: entry, in: isThere ? target.archive : nil)
    }

    private var placeInText: JumpHistory.Place? {
        mutating get {
            guard let read = reading?.readingAnchor, let pane = reading,
                let id = archive?.summary.id
            else { return nil }
            return JumpHistory.Place(
                row: pane.loaded.post.row, archive: id, anchor: pane.anchor, reading: read)
        }
    }
}
