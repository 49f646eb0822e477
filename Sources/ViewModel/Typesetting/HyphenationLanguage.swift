internal import Glibc

/// Finds the hyphenation dictionary of a language.
///
/// Dictionaries are files `hyph_LANGUAGE_REGION.dic`, as Debian's `hyphen-*` packages and
/// LibreOffice name them.
enum HyphenationLanguage {
    /// Where the dictionaries are.
    static let folder = "/usr/share/hyphen"

    /// The path of the dictionary for a BCP 47 tag; nil when there is none.
    ///
    /// What is not in the language's own region is hyphenated as where most of it is written.
    /// Nothing of a tag gets into a path but ASCII letters and figures.
    static func path(for tag: String, in folder: String = folder) -> String? {
        guard let names = names(for: tag) else { return nil }
        for name in names {
            let path = "\(folder)/hyph_\(name).dic"
            if access(path, R_OK) == 0 { return path }
        }
        return anyRegion(of: names[names.count - 1], in: folder)
    }

    /// What the dictionary of a tag may be called, the best name first.
    ///
    /// The last is the language. Nil for what is no tag of a language (RFC 5646, 2.1).
    static func names(for tag: String) -> [String]? {
        let parts = tag.utf8.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == 0x2D || $0 == 0x5F })
        guard tag.utf8.count <= 64, let first = parts.first, 2...3 ~= first.count,
            parts.allSatisfy({ 1...8 ~= $0.count && $0.allSatisfy(isAlphanumeric) }),
            first.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 })
        else { return nil }
        let written = String(decoding: first, as: UTF8.self).lowercased()
        // Norwegian without saying which is Bokmål in nearly all texts.
        let language = written == "no" ? "nb" : written
        var script: String?
        var region: String?
        for part in parts.dropFirst() {
            // A single letter starts an extension.
            if part.count == 1 { break }
            let text = String(decoding: part, as: UTF8.self)
            let isFigures = part.allSatisfy { $0 &- 0x30 < 10 }
            if part.count == 4, script == nil, region == nil, part.first.map({ $0 >= 0x41 }) == true
            {
                script = text.prefix(1).uppercased() + text.dropFirst().lowercased()
            } else if part.count == 2 || part.count == 3 && isFigures, region == nil {
                region = text.uppercased()
            }
        }
        let mainRegion = mainRegions[language] ?? language.uppercased()
        var names: [String] = []
        if let script { names.append("\(language)_\(script)_\(region ?? mainRegion)") }
        if let region { names.append("\(language)_\(region)") }
        if let script { names.append("\(language)_\(script)") }
        names.append("\(language)_\(mainRegion)")
        names.append(language)
        return names
    }

    /// Regions of languages that are not named like them.
    private static let mainRegions = [
        "af": "ZA", "be": "BY", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR",
        "en": "US", "et": "EE", "eu": "ES", "ga": "IE", "gl": "ES", "nb": "NO", "nn": "NO",
        "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "uk": "UA", "zu": "ZA",
    ]

    /// The first dictionary of a language by its name.
    private static func anyRegion(of language: String, in folder: String) -> String? {
        guard let directory = opendir(folder) else { return nil }
        defer { closedir(directory) }
        var found: String?
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix("hyph_\(language)_"), name.hasSuffix(".dic") {
                found = min(found ?? name, name)
            }
        }
        return found.map { "\(folder)/\($0)" }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }
}
