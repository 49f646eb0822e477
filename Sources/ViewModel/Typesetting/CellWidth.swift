import CText

/// The terminal's own idea of how many cells a scalar takes: glibc's `wcwidth`, which ncurses and
/// tmux follow too.
enum CellWidth {
    /// Cells of a scalar: 0, 1 or 2; -1 for one that is not to be drawn.
    static func of(_ scalar: UInt32) -> Int { Int(ctext_cell_width(scalar)) }
}
