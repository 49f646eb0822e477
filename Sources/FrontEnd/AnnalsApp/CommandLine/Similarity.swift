/// Finds what a person who mistyped a word may have meant.
enum Similarity {
    /// The closest of some words, nil when none is close: at most a third of its letters differ.
    static func closest(to word: String, among words: [String]) -> String? {
        // A word longer than any name is no slip of the fingers, and could be a whole file.
        guard word.utf8.count <= 32 else { return nil }
        let ranked = words.map { (word: $0, distance: distance(word, $0)) }
            .filter { $0.distance * 3 <= max($0.word.count, word.count) }
        return ranked.min { $0.distance < $1.distance }?.word
    }

    /// How many letters must be put in, taken out, exchanged, or swapped with their neighbour.
    ///
    /// Source: Damerau–Levenshtein distance, the variant of optimal string alignment.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var rows = [Array(0...right.count)]
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let exchange = rows[i][j] + (left[i] == right[j] ? 0 : 1)
                var best = min(rows[i][j + 1] + 1, row[j] + 1, exchange)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
