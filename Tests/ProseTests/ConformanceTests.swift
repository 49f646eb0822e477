import Testing

@testable import Prose

/// html5lib's tests of tree construction, through all that a source goes through before it is read.
@Suite("Tree construction", .enabled(if: Corpus.isPresent && !TreeConstructionCase.all.isEmpty))
struct ConformanceTests {
    @Test("Every difference is known, and whose it is")
    func differences() {
        let known = ConformanceTable.differences
        var passed = 0
        var counts: [String: Int] = [:]
        for test in TreeConstructionCase.all {
            let isPassed = test.read == test.expectedContent
            let group = known[test.name]
            #expect(
                isPassed == (group == nil),
                "\(test.name) \(isPassed ? "passes now" : "differs"): \(test.source)")
            guard let group else {
                passed += isPassed ? 1 : 0
                continue
            }
            let cause = group.cause
            counts["\(cause): \(group.reason)", default: 0] += 1
            // What is blamed on the parser is wrong in its own tree; what is ours is right there.
            if cause == .gumbo { #expect(test.parsed != test.expected, "\(test.name)") }
            if cause == .takenOut || cause == .asContent, !test.isScripted {
                #expect(test.parsed == test.expected, "\(test.name)")
            }
        }
        print("\(TreeConstructionCase.all.count) tests of tree construction, \(passed) passed")
        for (reason, count) in counts.sorted(by: { $0.key < $1.key }) { print(count, reason) }
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
        ])
    func surroundings(_ source: String, _ same: String) {
        var (source, same) = (source, same)
        #expect(source.withUTF8(TreeDump.read) == same.withUTF8(TreeDump.read))
    }
}
