/// Pages that a mirror keeps as the server sent them: compressed, under whatever name.
enum PackedPage {
    /// A file as a page is read from it, unpacked where it is one compressed file; anything else,
    /// and what cannot be unpacked, as it is.
    static func opened(
        _ source: any ByteSource, limit: Int = PeekedSource.headLimit
    ) throws(ImportError) -> PeekedSource {
        let packed = try PeekedSource(source, limit: limit)
        guard ContentKind(head: packed.head) == .container else { return packed }
        do throws(ImportError) {
            let container = try Container(path: "", within: packed)
            guard try container.next() != nil, container.isOneFile else { return packed }
            return try PeekedSource(container, limit: limit)
        } catch .cancelled {
            throw .cancelled
        } catch {
            return packed
        }
    }
}
