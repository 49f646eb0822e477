extension LongPost {
    /// Kinds of text as WordPress keeps it.
    static let wordPressKinds: [Kind] = [
        ("WordPress", { $0.megabyte(of: wordPressPiece) }),
        ("WordPress, one line", { $0.megabyte { text, _ in text.prose(60) + " " } }),
    ]

    /// Kinds of Markdown.
    static let markdownKinds: [Kind] = [
        (
            "Markdown",
            { text in
                text.megabyte(of: markdownPiece) + "[tower]: http://log.example/tower\n"
            }
        ),
        (
            "Markdown, one line",
            { $0.megabyte { text, _ in text.prose(60, in: .markdown) + " " } }
        ),
    ]

    /// Kinds of plain text.
    static let plainTextKinds: [Kind] = [
        (
            "plain text",
            {
                $0.megabyte { text, number in
                    text.prose(9, in: .plainText) + (number % 6 == 5 ? "\n\n" : "\n")
                }
            }
        ),
        (
            "plain text, one line",
            { $0.megabyte { text, _ in text.prose(60, in: .plainText) + " " } }
        ),
    ]

    /// A paragraph; now and then code, a heading or a picture with a caption.
    @Sendable private static func wordPressPiece(
        _ text: inout PageGenerator, _ number: Int
    ) -> String {
        switch number % 12 {
        case 3:
            "[caption id=\"attachment_\(number)\" align=\"alignnone\" width=\"300\"]"
                + "<img src=\"/\(number).jpg\" alt=\"\(text.words(2))\" /> "
                + "\(text.words(6))[/caption]\n\n"
        case 6: "[code lang=\"c\"]\n" + text.code(6) + "[/code]\n\n"
        case 9: "<h3>\(text.words(4))</h3>\n"
        default: text.prose(60) + "\n" + text.prose(12) + "\n\n"
        }
    }

    /// A paragraph; now and then a heading, a list, fenced code or a table.
    @Sendable private static func markdownPiece(
        _ text: inout PageGenerator, _ number: Int
    ) -> String {
        switch number % 12 {
        case 0: "## \(text.words(4))\n\n"
        case 3:
            (0..<5).map { _ in "- \(text.prose(8, in: .markdown))\n" }.joined() + "\n"
        case 6: "```c\n" + text.code(6) + "```\n\n"
        case 9:
            "| \(text.words(1)) | \(text.words(1)) |\n| --- | ---: |\n"
                + (0..<6).map { "| \(text.words(2)) | \($0) |\n" }.joined() + "\n"
        case 11: "\(text.words(5)) [\(text.words(1))][tower] \(text.words(9))\n\n"
        default: text.prose(60, in: .markdown) + "\n\n"
        }
    }
}
