internal import Prose

/// A made-up post of a megabyte, of one kind of text.
struct LongPost {
    /// How a text is to be read.
    enum Format { case html, wordPress, markdown, plainText }

    /// What kind it is.
    let name: String
    /// How its text is to be read.
    let format: Format
    /// Its text.
    let text: String

    /// One of each kind.
    static var all: [LongPost] {
        let typed: [(format: Format, kinds: [Kind])] = [
            (.html, htmlKinds), (.wordPress, wordPressKinds), (.markdown, markdownKinds),
            (.plainText, plainTextKinds),
        ]
        return typed.flatMap { format, kinds in
            kinds.map { name, make in
                var generator = PageGenerator(seed: 7)
                return LongPost(name: name, format: format, text: make(&generator))
            }
        }
    }

    /// A name, and what makes a text of that kind.
    typealias Kind = (name: String, make: @Sendable (inout PageGenerator) -> String)

    /// The text as a document.
    var document: Document { document(of: text) }

    /// What the reader shows first, as a document.
    var beginning: Document { document(of: beginningOfText ?? text) }

    private var beginningOfText: String? {
        switch format {
        case .html: Prose.beginning(ofLongHTML: text)
        case .wordPress: Prose.beginning(ofLongWordPress: text)
        case .markdown: Prose.beginning(ofLongMarkdown: text)
        case .plainText: Prose.beginning(ofLongPlainText: text)
        }
    }

    private func document(of text: String) -> Document {
        switch format {
        case .html: Prose.document(html: text)
        case .wordPress: Prose.document(wordPress: text)
        case .markdown: Prose.document(markdown: text)
        case .plainText: Prose.document(plainText: text)
        }
    }
}
