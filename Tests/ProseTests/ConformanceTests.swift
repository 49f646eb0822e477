import Testing

@testable import Prose

/// html5lib's tests of tree construction, through all that a source goes through before it is read.
@Suite("Tree construction", .enabled(if: Corpus.isPresent && !TreeConstructionCase.all.isEmpty))
struct ConformanceTests {
    @Test("Every difference is known, and whose it is")
    func differences() {
        let known = ConformanceTable.differences
        var agreed = 0
        var counts: [String: Int] = [:]
        for test in TreeConstructionCase.all {
            let expected = test.seen(of: test.expected)
            let read = test.seen(of: test.read)
            let group = known[test.name]
            #expect(
                (read == expected) == (group == nil),
                "\(test.name) \(read == expected ? "agrees" : "differs"): \(test.source)")
            guard let group else {
                agreed += read == expected ? 1 : 0
                continue
            }
            counts[group.reason, default: 0] += 1
            // The parser by itself is wrong, and we say no more and no less than it does.
            let parsed = test.seen(of: test.parsed)
            #expect(parsed != expected, "\(test.name)")
            #expect(read == parsed, "\(test.name)")
        }
        print("\(TreeConstructionCase.all.count) tests of tree construction, \(agreed) agree")
        for (reason, count) in counts.sorted(by: { $0.key < $1.key }) { print(count, reason) }
        #expect(agreed + counts.values.reduce(0, +) == TreeConstructionCase.all.count)
    }

    @Test(
        "As the content of a body each source is what it is to the parser, or the page without frames"
    )
    func content() {
        for test in TreeConstructionCase.all {
            let content = test.asContent
            let read = content.seen(of: content.read)
            let isContent =
                read == content.seen(of: content.parsed)
                || read == test.seen(of: test.expected)
                || read == test.seen(of: test.parsedFrameless)
            #expect(isContent, "\(test.name): \(test.source)")
        }
    }

    @Test(
        "What is taken out changes nothing around it",
        arguments: [
            ("a<svg><title>b</title></svg>c", "a<img alt=b>c"),
            ("<p>a<template><p>b</template>c", "<p>ac"),
            ("<p>a<script>b</script>c", "<p>a<script></script>c"),
            ("<table><tr><td>a<select><option>b</select>c", "<table><tr><td>ac"),
            ("<script><!--<script>a</script>b--></script>c", "<script></script>c"),
            ("<script><!-- a --></script>b", "<script></script>b"),
            ("<script><!-->a</script>b", "<script></script>b"),
            ("<script><!-- <script </script> a</script>b", "<script></script>b"),
            ("<div>a<svg><path></div>b", "<div>a</div>b"),
            ("<table><tr><td>a<svg>b</td><td>c</table>", "<table><tr><td>a</td><td>c</table>"),
            ("<p>a<svg><desc><p>b</p></desc></svg>c", "<p>ac"),
            ("<p>a<svg><foreignObject><div><td>b</div></foreignObject></svg>c", "<p>ac"),
            ("<svg><style>b<p>c", "<p>c"),
            ("a<select><option>b<select>c", "ac"),
            ("<table><tr><td>a<select><option>b<tr><td>c", "<table><tr><td>a<tr><td>c"),
            ("<div>a<template></div>b", "<div>a"),
            ("a<template><svg><template></svg></template>b", "ab"),
            ("a<svg>b", "a"),
        ])
    func surroundings(_ source: String, _ same: String) {
        var (source, same) = (source, same)
        #expect(source.withUTF8 { TreeDump.read($0) } == same.withUTF8 { TreeDump.read($0) })
    }
}
