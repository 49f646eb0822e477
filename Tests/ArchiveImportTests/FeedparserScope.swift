import Foundation

/// What of feedparser's test files concerns something that annals does not keep or does otherwise,
/// with the reasons.
enum FeedparserScope {
    static let wellFormed = "only whether the XML is well-formed"

    /// The reason why a file is not compared, nil when it is.
    ///
    /// `header` is what an HTTP server would have sent with the file, in lower case.
    static func reason(path: String, header: String, condition: String) -> String? {
        // It decides over the encoding, and addresses start from it.
        if !header.isEmpty,
            condition.contains("encoding")
                || header.contains("content-") && !header.contains("content-type")
        {
            return "a header that a server sends"
        }
        let name = path.split(separator: "/").suffix(2).joined(separator: "/")
        return files.first { name.hasSuffix($0.0) }?.1
    }

    /// The reason why a fact is not compared, nil when it is.
    static func reason(fact: [String]) -> String? {
        let key = fact.dropFirst(fact.first == "entries" ? 2 : 1).first ?? ""
        let isFeed = fact.first == "feed"
        switch fact.last {
        case "base",
            "language" where fact.count > 2:
            return "the base or language of a single field"
        case "type" where fact.count > 2: return "the content type of a field"
        case "scheme", "rel", "hreflang", "length",
            "title" where key == "links" || key == "tags":
            return "further attributes of links and labels"
        case "email", "url",
            "href" where key.contains("author") || key.contains("publisher"):
            return "addresses of people"
        default: break
        }
        if key.hasPrefix("itunes_") || key.hasPrefix("psc_") || key.hasPrefix("media_") {
            return "podcasts, media and chapters"
        }
        if ["where", "newlocation"].contains(key) { return "places" }
        if ["rights", "rights_detail", "copyright", "copyright_detail", "license"].contains(key) {
            return "rights"
        }
        if ["source", "contributors"].contains(key) { return "sources and contributors" }
        if ["enclosures", "image", "icon", "logo"].contains(key) {
            return "pictures and enclosures"
        }
        if isFeed, ["info", "info_detail"].contains(key) { return "the info of Atom 0.3" }
        if isFeed,
            ["updated", "published", "created", "modified", "date"].contains(where: key.hasPrefix)
        {
            return "the date of a feed as a whole"
        }
        if isFeed, ["author", "publisher", "authors"].contains(where: key.hasPrefix) {
            return "people of a feed as a whole"
        }
        if isFeed, ["tags", "category", "categories"].contains(key) {
            return "labels of a feed as a whole"
        }
        let further = [
            "generator", "generator_detail", "docs", "ttl", "cloud", "textinput", "errorreportsto",
            "validity", "validity_start", "validity_end", "validity_start_parsed",
            "validity_end_parsed", "expired", "expired_parsed", "comments", "wfw_comment",
            "wfw_commentrss", "guidislink", "madeup_element", "publisher", "publisher_detail",
        ]
        return further.contains(key) ? "further fields" : nil
    }

    /// The names that ICU has for what feedparser calls an encoding.
    static func sameEncodings(_ name: String) -> [String] {
        let known = [
            "us-ascii": "windows-1252", "iso-8859-1": "windows-1252", "gb2312": "GB18030",
            "euc-kr": "windows-949", "big5": "big5-hkscs", "shift_jis": "windows-31j",
            "tis-620": "windows-874",
        ]
        let superset = known[name.lowercased()] ?? name
        return [name, name.uppercased(), name.lowercased(), superset, superset.lowercased()]
    }

    /// Single files, and the reasons why annals reads them otherwise.
    private static let files: [(String, String)] = [
        ("encoding/bozo_double-encoded-html.xml", twice),
        ("encoding/double-encoded-html.xml", twice), ("encoding/bozo_linenoise.xml", twice),
        ("entities/lang.xml", html5), ("entities/rang.xml", html5),
        ("atom/entry_created_multiple_values.xml", first),
        ("atom/entry_updated_multiple_values.xml", first),
        ("atom10/entry_category_term.xml", label),
        ("atom10/entry_category_term_non_ascii.xml", label),
        ("atom10/entry_content_and_summary.xml", body),
        ("rss/item_description_and_summary.xml", body),
        ("rss/item_summary_and_description.xml", body),
        ("atom10/entry_link_rel_license.xml", links), ("base/feed_link_xml_base_iri.xml", links),
        ("psc/atomsimplechapterexternal.xml", links),
        ("rss/item_madeup_tags_element.xml", "an element of no format"),
        ("namespace/atomthreadingwithentry.xml", "a comment, which stands under its post"),
        ("node_precedence/atom10_id.xml", "two entries with one id are told apart"),
        ("itunes/itunes_item_category.xml", media),
        ("itunes/itunes_item_category_nested.xml", media),
        ("media-rss/item_media_category_label.xml", media),
        ("media-rss/item_media_category_multiple.xml", media),
        ("media-rss/item_media_category_term.xml", media),
        ("sanitize/item_content_encoded_script_nested_cdata.xml", broken),
        ("sanitize/xml_malicious_comment.xml", broken),
        ("sanitize/xml_unclosed_comment.xml", broken),
        ("rss/item_description_not_a_doctype.xml", broken),
        ("lang/feed_not_xml_lang_2.xml", "the language of a title stands for that of its feed"),
        ("_crazy.xml", broken),
        ("_docuri.xml", fetched), ("base/http_item_description_spaces.xml", fetched),
        ("sanitize/entry_content_iframe.xml", frame), ("sanitize/entry_summary_iframe.xml", frame),
        ("sanitize/item_content_encoded_iframe.xml", frame),
        ("sanitize/item_description_iframe.xml", frame),
        ("sanitize/item_fullitem_iframe.xml", frame),
        ("_title_blink.xml", "a title about a tag is a title with that tag"),
        ("_tagline_blink.xml", "a title about a tag is a title with that tag"),
        ("_subtitle_blink.xml", "a title about a tag is a title with that tag"),
    ]

    /// How many files are not compared, by the reason.
    static let counts: [String: Int] = [
        "the base or language of a single field": 92,
        "a header that a server sends": 92,
        "rights": 60,
        "addresses of people": 60,
        "sources and contributors": 58,
        "further attributes of links and labels": 47,
        "the content type of a field": 47,
        "an address relative to where the file was fetched": 42,
        "the info of Atom 0.3": 41,
        "podcasts, media and chapters": 40,
        "further fields": 35,
        "no fact, only that it is read at all": 22,
        "people of a feed as a whole": 21,
        "the date of a feed as a whole": 17,
        "pictures and enclosures": 16,
        "other conditions": 15,
        "broken HTML that browsers, and annals, read otherwise": 15,
        "only whether the XML is well-formed": 13,
        "places": 12,
        "labels of a feed as a whole": 10,
        "what stands within a frame is hidden, as browsers do": 5,
        "a title about a tag is a title with that tag": 4,
        "values of another type": 4,
        "counts of other things": 3,
        "text encoded twice is left as it is": 3,
        "a post has one body": 3,
        "the first of several dates counts": 2,
        "a category's label is shown, not its term": 2,
        "HTML 5 gives this name another character than HTML 4": 2,
        "other: abcdefg": 1,
        "a comment, which stands under its post": 1,
        "an element of no format": 1,
        "two entries with one id are told apart": 1,
        "the language of a title stands for that of its feed": 1,
    ]

    private static let frame = "what stands within a frame is hidden, as browsers do"
    private static let twice = "text encoded twice is left as it is"
    private static let html5 = "HTML 5 gives this name another character than HTML 4"
    private static let first = "the first of several dates counts"
    private static let label = "a category's label is shown, not its term"
    private static let body = "a post has one body"
    private static let links = "further attributes of links and labels"
    private static let media = "podcasts, media and chapters"
    private static let broken = "broken HTML that browsers, and annals, read otherwise"
    private static let fetched = "an address relative to where the file was fetched"
}
