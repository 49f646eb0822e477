import Testing

@testable import Prose

@Suite("Whole pages are told from content")
struct PageShapeTests {
    @Test(
        "Pages",
        arguments: [
            "<!DOCTYPE html>x", "<!doctype", "<html>", "<HTML lang=en><head>", "<head><title>a",
            "<body class=x>a", "<frameset cols=2>", " \n\t<html>", "<!-- saved from --><html>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html>", "<!-- a --> <!-- b --><body>",
            "\u{FEFF}<html>",
        ])
    func pages(_ source: String) { #expect(start(of: source) != nil) }

    @Test(
        "Content",
        arguments: [
            "", " ", "a", "a<html>", "<p>a", "<header>a", "<bodys>", "<title>a</title>", "</html>",
            "<!-- a --><p>", "<!-- <html>", "<", "<!", "&lt;html>", "<svg><html>", "\u{FEFF}a",
        ])
    func content(_ source: String) { #expect(start(of: source) == nil) }

    @Test("A byte order mark is no part of the page")
    func byteOrderMark() {
        #expect(start(of: "\u{FEFF} <html>") == 3)
        #expect(start(of: " <html>") == 0)
    }

    private func start(of source: String) -> Int? {
        var source = source
        return source.withUTF8(PageShape.start)
    }
}
