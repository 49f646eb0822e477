extension LineDrawing {
    /// Adds what stands before a line: bars, and markers on a block's first line.
    ///
    /// Before text that runs from right to left it stands at the right.
    func add(_ prefix: Prefix, isFirstLine: Bool, isMirrored: Bool, to runs: inout [Run]) {
        for (index, piece) in prefix.pieces.enumerated() {
            switch piece.sign {
            case .blank: break
            case .bar: runs.append(along(piece, ornaments.bar, isMirrored: isMirrored))
            case .guide: runs.append(along(piece, ornaments.guide, isMirrored: isMirrored))
            case .marker(let marker):
                guard isFirstLine, index >= prefix.fresh else { break }
                var sign = marker.drop { $0 == " " }
                var column = piece.column + marker.count - sign.count
                if isMirrored {
                    column = pageWidth - column - Glyphs.width(of: String(sign))
                    if sign.last == "." { sign = "." + sign.dropLast() }
                }
                runs.append(ornament(String(sign), at: column))
            }
        }
        if isMirrored { runs.sort { $0.column < $1.column } }
    }

    private func along(_ piece: Prefix.Piece, _ sign: String, isMirrored: Bool) -> Run {
        ornament(sign, at: isMirrored ? pageWidth - 1 - piece.column : piece.column)
    }
}
