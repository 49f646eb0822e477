/// Writes what the tags of templates stand for, so that Markdown leaves it as it is.
struct TemplateWriter {
    /// What is written so far.
    var output: [UInt8] = []

    /// Source code on one line of Markdown, for a list or quotation around it may indent its lines:
    /// every sign that could mean something there is a reference.
    mutating func write(code: Bytes, language: String) {
        output += "<pre><code".utf8
        if !language.isEmpty {
            output += " class=\"language-".utf8
            write(attribute: language)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        for byte in code where byte != 0x0D {
            if byte.isMarkdownSign || byte == 0x0A || byte == 0x09 {
                output += "&#\(byte);".utf8
            } else {
                output.append(byte)
            }
        }
        output += "</code></pre>".utf8
    }

    /// A picture.
    mutating func write(picture source: String, caption: String, isFigure: Bool) {
        output += Self.lineStart
        if isFigure { output += "<figure>".utf8 }
        output += "<img src=\"".utf8
        write(address: source)
        output += "\" alt=\"".utf8
        if !isFigure { write(attribute: caption) }
        output += "\">".utf8
        guard isFigure else { return }
        output += "<figcaption>".utf8
        write(text: caption)
        output += "</figcaption></figure>".utf8
    }

    /// Something to show or play.
    mutating func write(_ element: ShortCodeMeaning.MediaElement, source: String) {
        output += Self.lineStart
        output += "<\(element.rawValue) src=\"".utf8
        write(address: source)
        output += "\"></\(element.rawValue)>".utf8
    }

    /// A link with its words.
    mutating func write(link address: String, words: String) {
        output += "<a href=\"".utf8
        write(address: address)
        output += "\">".utf8
        write(text: words)
        output += "</a>".utf8
    }

    /// Words in which no sign means anything, neither to Markdown nor to HTML.
    mutating func write(text: String) {
        for byte in text.utf8 where byte >= 0x20 {
            if byte.isMarkdownSign { output += "&#\(byte);".utf8 } else { output.append(byte) }
        }
    }

    /// An element at the start of a line would make HTML of all lines to the next blank one; after
    /// a comment it makes HTML of its own line only.
    private static let lineStart = Array("<!-- -->".utf8)

    private mutating func write(address: String) {
        for byte in address.utf8 where byte >= 0x20 {
            switch byte {
            case 0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"):
                output += "%\(String(byte, radix: 16, uppercase: true))".utf8
            default: output.append(byte)
            }
        }
    }

    private mutating func write(attribute: String) {
        for byte in attribute.utf8 where byte >= 0x20 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"):
                output += "&#\(byte);".utf8
            default: output.append(byte)
            }
        }
    }
}

extension UInt8 {
    /// Whether a backslash before it makes it a sign like any other in Markdown: the punctuation of
    /// ASCII.
    var isMarkdownSign: Bool {
        switch self {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
