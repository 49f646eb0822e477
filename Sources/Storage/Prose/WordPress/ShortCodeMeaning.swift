/// What a short code of WordPress or of a well-known plug-in stands for.
enum ShortCodeMeaning: Equatable {
    /// Source code between it and its end.
    case code(isInline: Bool)
    /// A picture with its caption.
    case caption
    /// A formula in TeX.
    case formula
    /// The address of something to show, between it and its end.
    case embed
    /// Something to show or play, as this element of HTML.
    case media(MediaElement)
    /// Pictures by number, which the body itself does not have.
    case gallery
    /// A box of a page builder, which has no look in a text.
    case wrapper
    /// None of these.
    case unknown

    /// The elements of HTML that play or show something.
    enum MediaElement: String {
        case audio
        case video
        case iframe
    }

    /// The meaning of a name in lower case.
    init(name: String) {
        if let known = Self.known[name] {
            self = known
        } else if name.hasPrefix("cc_") || Self.languages.contains(name) {
            self = .code(isInline: false)
        } else if name.hasPrefix("cci_") {
            self = .code(isInline: true)
        } else if Self.builders.contains(where: name.hasPrefix) {
            self = .wrapper
        } else {
            self = .unknown
        }
    }

    /// The address of a thing to play that is named by its number only.
    static func address(_ argument: String, of name: String) -> String {
        guard !argument.contains("/") else { return argument }
        return switch name {
        case "youtube": "https://www.youtube.com/watch?v=\(argument)"
        case "vimeo": "https://vimeo.com/\(argument)"
        case "dailymotion": "https://www.dailymotion.com/video/\(argument)"
        case "ted": "https://www.ted.com/talks/\(argument)"
        case "gist": "https://gist.github.com/\(argument)"
        default: argument
        }
    }

    private static let known: [String: Self] = [
        "code": .code(isInline: false), "sourcecode": .code(isInline: false),
        "source": .code(isInline: false), "cc": .code(isInline: false),
        "cce": .code(isInline: false), "cci": .code(isInline: true),
        "crayon": .code(isInline: false), "highlight": .code(isInline: false),
        "codeblock": .code(isInline: false), "caption": .caption, "wp_caption": .caption,
        "latex": .formula, "math": .formula, "embed": .embed, "audio": .media(.audio),
        "video": .media(.video), "wpvideo": .media(.video), "youtube": .media(.iframe),
        "vimeo": .media(.iframe), "dailymotion": .media(.iframe), "ted": .media(.iframe),
        "soundcloud": .media(.iframe), "googlemaps": .media(.iframe),
        "tweet": .media(.iframe), "instagram": .media(.iframe), "gist": .media(.iframe),
        "gallery": .gallery, "column": .wrapper, "columns": .wrapper, "one_half": .wrapper,
        "one_half_last": .wrapper, "one_third": .wrapper, "two_third": .wrapper,
    ]

    /// Languages of source code that are names of codes for it, and words of prose too.
    static let languages: Set<String> = [
        "actionscript3", "bash", "c", "clojure", "cpp", "csharp", "css", "delphi", "diff",
        "erlang", "fsharp", "go", "groovy", "haskell", "html", "java", "javascript", "js",
        "jscript", "matlab", "objc", "perl", "php", "plain", "powershell", "python", "r", "ruby",
        "scala", "shell", "sql", "swift", "text", "vb", "xml",
    ]

    private static let builders = [
        "vc_", "et_pb_", "fusion_", "av_", "su_", "cs_", "mk_", "tatsu_", "wpb_",
    ]
}
