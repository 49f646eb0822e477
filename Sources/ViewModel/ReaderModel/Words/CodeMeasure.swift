internal import Prose

/// Finds out how far code reaches.
enum CodeMeasure {
    /// About how many cells the longest line of code of a post takes: its bytes.
    ///
    /// Cost: linear in the code.
    static func longestLine(in loaded: LoadedPost) -> Int {
        var longest = 0
        for document in [loaded.document] + loaded.commentDocuments {
            BlockWalk.forEach(in: document.blocks) { block in
                guard case .code(let text, _) = block else { return true }
                var length = 0
                for byte in text.utf8 {
                    length = byte == 0x0A ? 0 : length + (byte == 0x09 ? 8 : 1)
                    longest = max(longest, length)
                }
                return true
            }
        }
        return longest
    }
}
