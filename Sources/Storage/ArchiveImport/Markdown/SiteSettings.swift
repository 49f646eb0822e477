internal import ArchiveModel

/// What the settings of a site say of the blog: `_config.yml`, `hugo.toml`, `pelicanconf.py` and
/// the like.
struct SiteSettings {
    /// The blog's title; may be empty.
    var title = ""
    /// Its description; may be empty.
    var summary = ""
    /// Its address; empty when unknown.
    var link = ""
    /// Its language, a BCP 47 tag; empty when unknown.
    var language = ""
    /// Who writes what names no author; may be empty.
    var author = ""

    /// Settings that say nothing.
    init() {}

    /// Reads the settings of a file by its name.
    init(_ path: SitePath, text: String, repairs: RepairLog) {
        let notation: FrontMatter.Notation =
            switch path.ending {
            case "toml": .toml
            case "py": .lines
            default: .yaml
            }
        var text = text
        let fields = text.withUTF8 {
            FieldValues($0, notation, name: path.parts.joined(separator: "/"), repairs: repairs)
        }
        title = TitleText.read(plain: Self.text(fields.text("title", "sitename", "name")))
        summary = TitleText.read(
            plain: Self.text(fields.text("description", "subtitle", "sitesubtitle", "tagline")))
        let base = Self.text(fields.text("baseurl", "base_url"))
        let url = Self.text(fields.text("url", "siteurl"))
        link = Address.isWeb(base) ? base : Address.isWeb(url) ? url + base : ""
        language = LanguageTag.normalise(
            Self.text(
                fields.text(
                    "lang", "language", "languagecode", "default_language", "default_lang",
                    "defaultcontentlanguage")))
        let name = fields["author"]["name"].text
        author = TitleText.name(name.isEmpty ? Self.text(fields.text("author")) : name)
    }

    /// A value of Python may say that it is Unicode: `u'Fog'`.
    private static func text(_ value: String) -> String {
        let isUnicode = value.hasPrefix("u'") || value.hasPrefix("u\"")
        return FieldValues.unquoted(isUnicode ? String(value.dropFirst()) : value)
    }
}
