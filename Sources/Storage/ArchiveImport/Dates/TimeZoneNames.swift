/// Zones and halves of the day by name, in lower case.
enum TimeZoneNames {
    /// Minutes east of UTC; nil for a word that names no zone.
    ///
    /// The letters of RFC 822 other than Z are nothing: that document had their signs wrong, so
    /// that RFC 2822, 4.3 takes them for unknown.
    static func offset(of word: String) -> Int? { offsets[word] }

    /// Whether a word says that an hour is one of the afternoon; nil when it says nothing of it.
    static func isAfternoon(_ word: String) -> Bool? {
        switch word {
        case "am", "a", "오전", "上午", "午前": false
        case "pm", "p", "오후", "下午", "午後": true
        default: nil
        }
    }

    private static let offsets: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
        "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
        "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "brt": -180,
        "bst": 60, "ist": 330, "west": 60, "cet": 60, "met": 60, "mez": 60, "cest": 120,
        "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "msd": 240, "sast": 120,
        "hkt": 480, "sgt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630,
        "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    ]
}
