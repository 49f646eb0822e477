/// What a tag of Jekyll, Octopress, Hexo, Pelican's plug-ins or Hugo stands for.
enum TemplateMeaning: Equatable {
    /// Source code between it and its end.
    case code
    /// What is between it and its end is no one's to read.
    case comment
    /// Tags between it and its end are text.
    case raw
    /// A picture.
    case picture
    /// Something to show or play, as this element of HTML.
    case media(ShortCodeMeaning.MediaElement)
    /// The address of a page or file of the site.
    case address
    /// A link to a page or file of the site, with its words.
    case link
    /// What another file has, which the body itself does not.
    case inclusion
    /// A quotation, with where it is from.
    case quotation
    /// A file shown in the text.
    case file
    /// What only the generator has use for.
    case control
    /// None of these.
    case unknown

    /// The meaning of a name in lower case.
    init(name: String) { self = Self.known[name] ?? .unknown }

    private static let known: [String: Self] = {
        var known: [String: Self] = [:]
        for (meaning, names) in table {
            for name in names.split(separator: " ") { known[String(name)] = meaning }
        }
        return known
    }()

    private static let table: [(Self, String)] = [
        (.code, "highlight codeblock code sourcecode prism"),
        (.comment, "comment"),
        (.raw, "raw verbatim"),
        (.picture, "img image asset_img figure imgcap picture fancybox responsive_image"),
        (
            .media(.iframe),
            "youtube vimeo tweet x twitter instagram gist dailymotion soundcloud jsfiddle bilibili"
        ),
        (.media(.video), "video"), (.media(.audio), "audio"),
        (.address, "post_url link ref relref post_path asset_path url_for"),
        (.link, "post_link asset_link"),
        (.inclusion, "include include_relative include_cached partial render"),
        (.quotation, "blockquote quote pullquote cq centerquote"),
        (.file, "notebook include_code"),
        (
            .control,
            """
            if elsif elif else unless case when for break continue assign capture increment \
            decrement cycle tablerow layout block extends macro set import from seo toc more \
            include_absolute param note tabs tab cell grid
            """
        ),
    ]
}
