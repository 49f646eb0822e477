import CText

/// Tags of languages, as people type them.
///
/// Source: RFC 5646, section 2.1; ISO 639 by ICU.
public enum LanguageTag {
    /// Whether a text is a tag of a language that exists: `de`, `pt-BR`, `sr-Latn`.
    public static func isKnown(_ text: String) -> Bool {
        guard !text.contains("_"), let names = HyphenationLanguage.names(for: text),
            let language = names.last
        else { return false }
        return ctext_is_language(language)
    }

    /// The languages that most systems have a dictionary for, to divide their words.
    public static let hyphenated = [
        "cs", "da", "de", "el", "en", "es", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ro", "ru",
        "sk", "sv", "uk",
    ]
}
