/// What an element holds, with all below it: what tells a text from a list of links.
///
/// Characters are counted as read, a run of white space as one.
struct PageTally {
    /// Characters of text.
    var letters = 0
    /// Those of them in links, of links within the page a third.
    var linkLetters = 0.0
    /// Commas of any script.
    var commas = 0
    /// Characters in paragraphs and what is read like them.
    var proseLetters = 0
    /// Characters in headings.
    var headingLetters = 0
    /// Characters in lists.
    var listLetters = 0
    /// Paragraphs.
    var paragraphs = 0
    /// Pictures.
    var pictures = 0
    /// Items of lists.
    var items = 0
    /// Fields of forms.
    var fields = 0
    /// Frames and objects that are no film.
    var embeds = 0
    /// Films.
    var films = 0
    /// Elements that begin lines of their own.
    var blocks = 0

    /// The share of the text that is in links, 0…1.
    var linkDensity: Double {
        letters == 0 ? 0 : min(1, linkLetters / Double(letters))
    }

    /// Adds what another holds.
    static func += (sum: inout PageTally, other: PageTally) {
        sum.letters += other.letters
        sum.linkLetters += other.linkLetters
        sum.commas += other.commas
        sum.proseLetters += other.proseLetters
        sum.headingLetters += other.headingLetters
        sum.listLetters += other.listLetters
        sum.paragraphs += other.paragraphs
        sum.pictures += other.pictures
        sum.items += other.items
        sum.fields += other.fields
        sum.embeds += other.embeds
        sum.films += other.films
        sum.blocks += other.blocks
    }

    /// What a text has by itself.
    init(text: String) {
        var isInSpace = true
        var text = text
        text.withUTF8 { bytes in
            for (index, byte) in bytes.enumerated() {
                guard !byte.isSpace else {
                    if !isInSpace { letters += 1 }
                    isInSpace = true
                    continue
                }
                isInSpace = false
                if byte & 0xC0 != 0x80 { letters += 1 }
                if byte == UInt8(ascii: ",")
                    || Self.commas.contains(where: { bytes.has($0, at: index) })
                {
                    commas += 1
                }
            }
        }
        if isInSpace, letters > 0 { letters -= 1 }
    }

    /// What nothing has.
    init() {}

    /// Chinese and Japanese, Arabic, half-width and small commas.
    private static let commas: [StaticString] = ["、", "，", "،", "﹐", "︑", "､"]
}
