/// What a post is called that has no title.
enum UntitledPost {
    /// The title; without one the first words, without these that there is none.
    static func name(_ title: String, _ opening: String) -> String {
        if !title.isEmpty { return title }
        return opening.isEmpty ? "(untitled)" : opening
    }
}
