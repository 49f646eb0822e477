import Testing

@testable import Prose

@Suite("Names looked up")
struct NameTableTests {
    private let table = NameTable([
        (name: "class", value: 1), (name: "clabs", value: 2), (name: "c", value: 3),
        (name: "data-src", value: 4),
    ])

    @Test(
        "In any case, whole and no other",
        arguments: [
            ("class", 1), ("CLASS", 1), ("clabs", 2), ("c", 3), ("Data-Src", 4), ("clas", nil),
            ("classs", nil), ("clasc", nil), ("", nil), ("däta-src", nil), ("d", nil),
        ] as [(String, Int?)])
    func lookUp(_ name: String, _ value: Int?) {
        var name = name
        #expect(name.withUTF8 { table[$0] } == value)
    }

    @Test("Each of many that crowd the table")
    func many() {
        let names: [StaticString] = ["aa", "ab", "ba", "bb", "abc", "cba", "bca", "acb", "cab"]
        let table = NameTable(names.enumerated().map { (name: $0.element, value: $0.offset) })
        for (index, name) in names.enumerated() { #expect(table[Bytes(name)] == index) }
    }
}
