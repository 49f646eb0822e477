import Foundation

/// Counts the entries of a feed without reading it.
enum EntryCount {
    /// How many start tags of entries or items a file has outside comments and CDATA, or elements
    /// its `items` if it is JSON; a page of the web is one.
    static func search(path: String) -> Int {
        guard let data = FileManager.default.contents(atPath: path) else { return -1 }
        // A film's page has no text but what its script puts there.
        if path.hasSuffix(".html") { return path.contains("YouTube") ? 0 : 1 }
        if let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any] {
            return (root["items"] as? [Any])?.count ?? 0
        }
        // Zero bytes are those of UTF-16.
        let text = String(data: data.filter { $0 != 0 }, encoding: .isoLatin1) ?? ""
        if text.hasPrefix("{") {
            // Of JSON that is cut off, the bodies that have an end.
            return text.matches(of: #/"content_html"\s*:\s*"(?:[^"\\]|\\.)*"/#).count
        }
        let bare = text.replacing(#/<!--(?s:.*?)-->|<!\[CDATA\[(?s:.*?)\]\]>/#, with: "")
        return bare.matches(of: #/<(?:\w+:)?(?:item|entry|ITEM)[\s>]/#).count
    }
}
