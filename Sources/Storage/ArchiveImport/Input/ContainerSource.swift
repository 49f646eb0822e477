internal import CArchive

/// The bytes of a container that is itself a file of another one, as libarchive asks for them.
final class ContainerSource {
    /// Why the source stopped giving bytes; nil while it gives them.
    private(set) var error: ImportError?

    private let source: any ByteSource
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

    /// Makes a way from a source to libarchive.
    init(_ source: any ByteSource) { self.source = source }

    deinit { buffer.deallocate() }

    /// Opens an archive on the source, which must live as long as the archive does.
    ///
    /// Returns libarchive's own status.
    func open(_ archive: OpaquePointer?) -> Int32 {
        archive_read_open(
            archive, Unmanaged.passUnretained(self).toOpaque(), nil,
            { _, context, start in
                guard let context else { return -1 }
                let source = Unmanaged<ContainerSource>.fromOpaque(context).takeUnretainedValue()
                start?.pointee = UnsafeRawPointer(source.buffer.baseAddress)
                return source.fill()
            }, nil)
    }

    private func fill() -> Int {
        do throws(ImportError) {
            return try source.read(into: buffer)
        } catch {
            self.error = error
            return -1
        }
    }
}
