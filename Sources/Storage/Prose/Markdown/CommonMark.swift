internal import CMark
internal import Glibc

/// Markdown made HTML by cmark-gfm, with footnotes, tables, struck text, task lists and bare links.
///
/// HTML in it stays as it is: what is made here is read as any other page, which makes all of it
/// harmless.
///
/// Source: github.github.com/gfm.
enum CommonMark {
    /// The extensions, registered once; the register is no thread's own.
    private static let extensions: [KnownExtension] = {
        cmark_gfm_core_extensions_ensure_registered()
        let names: [String] = ["table", "strikethrough", "tasklist", "autolink"]
        return names.compactMap { name in
            cmark_find_syntax_extension(name).map(KnownExtension.init)
        }
    }()

    /// An extension, which nobody changes once it is registered.
    private struct KnownExtension: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    /// The HTML of a text; empty when memory is short.
    static func html(_ bytes: Bytes) -> [UInt8] {
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return [] }
        defer { cmark_parser_free(parser) }
        for known in extensions {
            cmark_parser_attach_syntax_extension(parser, known.pointer)
        }
        bytes.withMemoryRebound(to: CChar.self) { text in
            guard let base = text.baseAddress else { return }
            cmark_parser_feed(parser, base, text.count)
        }
        guard let root = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(root) }
        let attached = cmark_parser_get_syntax_extensions(parser)
        guard let html = cmark_render_html(root, options, attached) else { return [] }
        defer { cmark_get_default_mem_allocator().pointee.free(html) }
        return Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
    }
}
