/// The names of files in addresses, as far as a person can read them.
///
/// 1. A name is one if it ends as pictures, films or sounds do: `photo.php` names a program.
/// 2. It can be read if nearly all of its letters are in words: `lens-at-fastnet.jpg`, but not
///    `1*xK9dQ.jpeg`, `20110128.png`, `IMG_1234.jpg`, `00well.jpg` or `9f86d081.gif`.
/// 3. One that only says that it is a picture, as `image.png` does, says nothing.
/// 4. Spaces stand for its underscores: `Lake_Fog.jpg` is called `Lake Fog.jpg`. So they do for the
///    codes of addresses: `Lake+Fog.jpg`, `Lake%20Fog.jpg`.
enum FileName {
    /// Clusters of a name that are shown: more than a wide page has in a line.
    private static let maximumName = 120
    /// Bytes of an address that are looked at.
    private static let maximumAddress = 2_000

    /// The name of the file at an address; empty if there is none or it can't be read.
    static func readable(in address: String) -> String {
        guard !Address.isData(address) else { return "" }
        return readable(last(of: address))
    }

    /// The name itself if it can be read, shortened if it is long; else empty.
    static func readable(_ name: String) -> String {
        guard let (stem, ending) = parts(of: decoded(name)) else { return "" }
        let bare = Self.bare(stem)
        guard !bare.contains("*"), !isHollow(bare), isWords(bare) else { return "" }
        let whole = withoutUnderscores(bare) + "." + ending
        // A cluster has at least one byte.
        guard whole.utf8.count > maximumName, whole.count > maximumName else { return whole }
        return String(whole.prefix(maximumName - 1)) + "…"
    }

    /// A text with spaces for its underscores.
    static func withoutUnderscores(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        return String(text.map { $0 == "_" ? " " : $0 }).onOneLine
    }

    /// The words in the name of the file at an address, without numbers: `not finished`.
    ///
    /// They are what a small picture, such as a mark in a table's cell, can be told by; empty if
    /// the name can't be read.
    static func words(in address: String) -> String {
        let name = readable(in: address)
        guard let (stem, _) = parts(of: name) else { return name }
        let words = stem.split { !$0.isLetter && !$0.isNumber }.filter {
            $0.allSatisfy(\.isLetter) && isWord($0)
                && (!isASCII($0)
                    || $0.contains(where: isVowel) && $0.contains(where: \.isLowercase))
        }
        return words.isEmpty ? name : words.joined(separator: " ")
    }

    /// Whether a text is nothing but the name of a file.
    static func isName(_ text: String) -> Bool {
        guard text.utf8.count <= 200, let (stem, _) = parts(of: text) else { return false }
        // A sentence may end in a name; a name of many words has no spaces between them.
        return stem.utf8.count { $0 == 0x20 } <= 3
    }

    /// Whether a text is one long word that nobody wrote to be read: a digest, a number.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count >= 8 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !isWords(text)
    }

    /// Whether two addresses are of the same picture in two sizes: `a/lens-300x200.jpg` and
    /// `b/lens.jpg`, `/s320/lens.jpg` and `/s1600/lens.jpg`.
    ///
    /// Files of one name in two folders are two, unless the folders are called after sizes.
    static func areOfSamePicture(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        guard let (first, _) = parts(of: last(of: one)),
            let (second, _) = parts(of: last(of: other)),
            withoutSize(first).lowercased() == withoutSize(second).lowercased()
        else { return false }
        return first != second || folders(of: one) == folders(of: other)
    }

    /// What stands before the name in an address, without the parts that are sizes.
    private static func folders(of address: String) -> [Substring] {
        let path = address.prefix(maximumAddress).prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().filter {
            !isSize($0)
        }
    }

    /// Whether a part of an address is a size as hosts write it: `s320`, `s72-c`, `w640-h480`,
    /// `300x200`.
    private static func isSize(_ part: Substring) -> Bool {
        guard let first = part.first, first.isNumber || "swhSWH".contains(first) else {
            return false
        }
        let digits = part.utf8.count { $0.isDigit }
        return digits >= 2 && part.utf8.allSatisfy { $0.isDigit || "swhxcpkno-".utf8.contains($0) }
    }

    /// The last part of an address's path.
    private static func last(of address: String) -> String {
        let path = address.utf8.prefix(maximumAddress).prefix {
            $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        let slash = UInt8(ascii: "/")
        guard let cut = path.lastIndex(of: slash) else { return String(Substring(path)) }
        // What follows `//` is a host.
        if cut > path.startIndex, path[path.index(before: cut)] == slash { return "" }
        return String(Substring(path[path.index(after: cut)...]))
    }

    /// A name with its percent signs resolved, and each plus sign that stands for a space between
    /// two parts as in the addresses of forms; empty where that makes no text.
    private static func decoded(_ name: String) -> String {
        let name = withoutPluses(name)
        guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
        let bytes = PercentCoding.bytes(name.utf8)
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return "" }
        return String(validating: bytes, as: UTF8.self)?.onOneLine ?? ""
    }

    private static func withoutPluses(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "+")), !name.utf8.contains(0x20),
            !name.contains("%20")
        else { return name }
        let signs = Array(name)
        return String(
            signs.indices.map { index in
                guard signs[index] == "+", index > 0, index + 1 < signs.count,
                    signs[index - 1] != "+", signs[index + 1] != "+", signs[index + 1] != "."
                else { return signs[index] }
                return " "
            }
        ).onOneLine
    }

    /// What stands before and after the dot of a name of a picture, film or sound.
    private static func parts(of name: String) -> (stem: String, ending: String)? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = String(name[name.index(after: dot)...])
        guard dot > name.startIndex, endings.contains(ending.lowercased()) else { return nil }
        return (String(name[..<dot]), ending)
    }

    /// A stem without what programs add to it: a digest, a size, or both.
    private static func bare(_ stem: String) -> String {
        withoutSize(withoutDigest(withoutSize(stem)))
    }

    /// A stem without the digest that makes its address new with each version of the picture:
    /// `lens-fc08c913da5c`, `lens.63a45b91`.
    private static func withoutDigest(_ stem: String) -> String {
        guard let sign = stem.lastIndex(where: { "-_.".contains($0) }), sign > stem.startIndex
        else { return stem }
        let last = stem[stem.index(after: sign)...].utf8
        let isHexadecimal = last.allSatisfy { $0.isDigit || (0x61...0x66).contains($0.lowercased) }
        let digits = last.count(where: \.isDigit)
        // Digits alone may be a date.
        guard last.count >= 8, isHexadecimal, digits > 0, digits < last.count else { return stem }
        return String(stem[..<sign])
    }

    /// A stem without what programs put around it for a size: `-300x200`, `_thumb`, `120px-`.
    private static func withoutSize(_ stem: String) -> String {
        let width = stem.prefix { $0.isNumber }
        let hasWidth = !width.isEmpty && stem.dropFirst(width.count).hasPrefix("px-")
        let stem = hasWidth ? String(stem.dropFirst(width.count + 3)) : stem
        guard let sign = stem.lastIndex(where: { $0 == "-" || $0 == "_" }), sign > stem.startIndex
        else { return stem }
        let last = stem[stem.index(after: sign)...].lowercased()
        let sides = last.split(separator: "x", omittingEmptySubsequences: false)
        let isSize =
            sides.count == 2 && sides.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
        return isSize || sizes.contains(last) ? String(stem[..<sign]) : stem
    }

    /// Whether a stem only says what every picture is, with a number perhaps.
    private static func isHollow(_ stem: String) -> Bool {
        var word = Substring(stem.lowercased())
        while let last = word.last, last.isNumber || "-_ ()".contains(last) { word.removeLast() }
        return hollow.contains(String(word))
    }

    /// Whether nearly all letters and digits are in words; numbers count neither way.
    ///
    /// A number before the letters of a word is a program's, but in scripts that have no spaces.
    private static func isWords(_ text: String) -> Bool {
        var readable = 0
        var other = 0
        for token in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let isNumber = token.allSatisfy(\.isNumber)
            if isNumber, token.count <= 8 { continue }
            if isOfCamera(token) { continue }
            let letters = token.prefix { $0.isLetter }
            let rest = token.drop { $0.isNumber }
            let isWord =
                letters.isEmpty
                ? rest.allSatisfy(\.isLetter) && !isASCII(rest) && isWord(rest)
                : token.dropFirst(letters.count).allSatisfy(\.isNumber) && isWord(letters)
            if isWord {
                readable += weight(letters.isEmpty ? rest : letters)
            } else {
                other += token.count
            }
        }
        return readable >= 3 && readable >= other * 4
    }

    /// Whether a word is of a name that a camera gives: `IMG_3886`, `DSC01234`, `P1610088`.
    private static func isOfCamera(_ token: Substring) -> Bool {
        let letters = token.prefix { $0.isLetter }
        return cameras.contains(letters.lowercased())
            && token.dropFirst(letters.count).allSatisfy(\.isNumber)
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiouyAEIOUY".contains(letter) }

    private static func isASCII(_ letters: Substring) -> Bool { letters.allSatisfy(\.isASCII) }

    /// How much a word says: a letter of a script with many says more.
    private static func weight(_ letters: Substring) -> Int {
        letters.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    }

    /// Whether letters may be a word, or a few of them together as in `lightHouse`.
    private static func isWord(_ letters: Substring) -> Bool {
        guard letters.count >= 2 else { return false }
        guard letters.count > 4, isASCII(letters) else { return true }
        let vowels = letters.count(where: isVowel)
        // What joins words by capitals changes seldom: `theLensAtRock`, not `AzYWbecZkMMEUbfRj`.
        var changes = 0
        var run = 0
        for (index, letter) in letters.enumerated() {
            if letter.isUppercase {
                if run == 0, index > 0 { changes += 1 }
                run += 1
            } else {
                if run > 1 { changes += 2 }
                run = 0
            }
        }
        return vowels * 6 >= letters.count && changes * 4 <= letters.count
    }

    private static let endings: Set<String> = Address.imageEndings.union([
        "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac", "mp4", "m4v", "webm", "ogv",
        "mov",
        "avi", "mpg", "mpeg", "wmv", "flv", "mkv",
    ])
    private static let sizes: Set<String> = [
        "scaled", "thumb", "thumbnail", "small", "medium", "large", "s", "t", "m", "z", "b", "o",
        "videolarge", "videosmall", "thumblarge", "articlelarge", "articleinline", "superjumbo",
        "jumbo", "mediumthreebytwo440", "mediumthreebytwo225",
    ]
    private static let cameras: Set<String> = [
        "img", "dsc", "dscn", "dscf", "pict", "cimg", "imgp", "sam", "gopr", "pxl", "p",
    ]
    private static let hollow: Set<String> = [
        "corner", "border", "shim", "dot", "auto-draft",
        "image", "photo", "picture", "pic", "unnamed", "download", "untitled", "original", "large",
        "small", "thumb", "thumbnail", "default", "placeholder", "blank", "spacer", "pixel",
        "clear", "transparent", "maxresdefault", "hqdefault", "index", "file",
    ]
}
