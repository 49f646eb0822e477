/// A key as the terminal reports it.
public enum KeyPress: Hashable, Sendable {
    /// A printable character, the space included.
    case character(Character)
    /// A character with Control, in lower case: `^D` is `.control("d")`.
    case control(Character)
    /// A character with Alt (Meta).
    case alt(Character)
    /// A key without a character.
    case named(Named)

    /// The keys without a character.
    public enum Named: Hashable, Sendable {
        /// The arrows.
        case up, down, left, right
        /// A page up or down.
        case pageUp, pageDown
        /// To the beginning or the end.
        case home, end
        /// Return.
        case enter
        /// Tab and Shift-Tab.
        case tab, backTab
        /// The erasing keys.
        case backspace, delete
        /// Escape.
        case escape
        /// A function key, 1…12.
        case function(Int)
    }
}
