/// Cells of the corpus's table that the bytes show to be wrong.
public enum WrongCells {
    /// What is right instead, by row and column.
    ///
    /// The table's program looks for `is-published="false"` in lower case; these exports have
    /// `is-published="False"` three times and once (`grep -c`). Of Movable Type it counts
    /// `CATEGORY` lines only, though labels are "categories and tags" and these posts have
    /// `TAGS: rain,verse` and others.
    public static let all: [String: [String: String]] = [
        "blogml/ntsystems.xml": ["posts": "272", "drafts": "3", "months": "65"],
        "blogml/philippkueng.xml": ["posts": "51", "drafts": "1"],
        "mt/movabletype-testsuite.txt": ["labels": "7"],
    ]
}
