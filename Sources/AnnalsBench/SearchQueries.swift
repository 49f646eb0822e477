internal import ArchiveModel
internal import Library
internal import Search

/// Queries of many kinds, made of words that a library's posts have; the same for the same library.
struct SearchQueries {
    /// The queries by what they are.
    let kinds: [(name: String, texts: [String])]

    /// Queries of each kind.
    private static let count = 40

    /// Takes words from posts here and there.
    init(_ reader: SearchReader) throws {
        let posts = Int64(try reader.coverage().total)
        var seed: UInt64 = 0x9E37_79B9
        func random(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(max(1, limit)))
        }
        let nothing = SearchQuery()
        let ids = (0..<400).map { _ in PostID(Int64(1 + random(Int(posts)))) }
        let texts = try reader.found(ids, nothing).map(\.excerpt.text)
        let sentences = texts.map { text in
            text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 }
        }.filter { $0.count > 12 }
        func words() -> [String] { sentences[random(sentences.count)] }
        func word() -> String {
            let words = words()
            return words[random(words.count)]
        }
        func phrase() -> String {
            let words = words()
            let start = random(words.count - 3)
            return words[start..<start + 2 + random(2)].joined(separator: " ")
        }
        func some(_ make: () -> String) -> [String] { (0..<Self.count).map { _ in make() } }
        kinds = [
            ("two letters", some { String(word().prefix(2)) }),
            ("three letters", some { String(word().prefix(3)) }),
            ("a word", some { word() + " " }),
            ("a word being typed", some { word() }),
            ("two words", some { "\(word()) \(word())" }),
            (
                "three of a post",
                some {
                    let words = words()
                    return (0..<3).map { _ in words[random(words.count)] }.joined(separator: " ")
                }
            ),
            ("a phrase", some { "\"\(phrase())\"" }),
            ("a word without another", some { "\(word()) -\(word()) " }),
            ("one or another", some { "\(word()) or \(word()) " }),
            ("in a field", some { "\(["title", "text", "by", "label"][random(4)]):\(word())" }),
            ("in a year", some { "\(word()) in:\(2003 + random(20)) " }),
            ("a year alone", some { "in:\(2003 + random(20)) " }),
            ("a state", some { "\(word()) is:\(["unread", "starred", "read"][random(3)]) " }),
            ("a pattern", some { "\(word()) /\(word().prefix(3)).{3}/ " }),
            ("no such word", some { "\(word())qzx" }),
        ]
    }
}
