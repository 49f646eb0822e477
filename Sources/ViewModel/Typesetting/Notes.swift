public import Prose

extension Document {
    /// The note that a reference leads to; nil when there is none.
    ///
    /// A link to it has the address `#name`. Cost: linear in the document's blocks.
    public func note(named name: String) -> Note? {
        var pending = Array(blocks.reversed())
        while let block = pending.popLast() {
            switch block {
            case .notes(let notes):
                if let note = notes.first(where: { $0.name == name }) { return note }
                pending += notes.flatMap(\.blocks)
            case .quote(let blocks), .pullQuote(let blocks), .details(_, let blocks):
                pending += blocks
            case .list(let list): pending += list.items.flatMap(\.blocks)
            case .definitions(let definitions): pending += definitions.flatMap(\.blocks)
            default: break
            }
        }
        return nil
    }
}
