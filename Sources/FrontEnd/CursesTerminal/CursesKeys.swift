internal import CNcurses
internal import ReaderModel

/// The keys that curses recognises, by its codes.
enum CursesKeys {
    /// The key of a code; nil for one that means nothing to annals, as a change of size, or an
    /// arrow with Control, whose codes are made up anew for each terminal.
    static func key(for code: Int32) -> KeyPress.Named? {
        switch code {
        case KEY_UP: .up
        case KEY_DOWN: .down
        case KEY_LEFT: .left
        case KEY_RIGHT: .right
        case KEY_PPAGE: .pageUp
        case KEY_NPAGE: .pageDown
        case KEY_HOME: .home
        case KEY_END: .end
        case KEY_ENTER: .enter
        case KEY_BTAB: .backTab
        case KEY_BACKSPACE: .backspace
        case KEY_DC: .delete
        case (KEY_F0 + 1)...(KEY_F0 + 12): .function(Int(code - KEY_F0))
        default: nil
        }
    }
}
