internal import CGumbo
internal import Glibc

/// The memory of one run of the parser, all of it given back at once.
///
/// The parser asks for a few bytes for every name, value and node, and frees most of them soon: a
/// quarter of its time went there, and as much as a tenth into walking the tree to free it. Here a
/// block is the next bytes of a chunk, or one of its size that was freed before.
///
/// 1. Before each block stands its class, so that it can be freed without its size.
/// 2. What is freed is used again, so that hostile sources need no more than with `malloc`, but for
///    the rounding: to 16 bytes, above half a kilobyte to a power of two.
/// 3. Nodes begin as zeros: the parser never sets whether a fragment is in quirks mode, on which
///    the place of a table in a paragraph depends, and zero is the standard's.
struct ParserMemory {
    private static let header = 8
    private static let granule = 16
    /// The classes below this one are multiples of a granule, those from it on powers of two.
    private static let firstPower = 32
    private static let classes = 96

    private var chunks: [UnsafeMutableRawPointer] = []
    private var next = 0
    private var end = 0
    private var chunkSize: Int
    /// The first freed block of each class; its first word leads to the next one.
    private let freed: UnsafeMutablePointer<UnsafeMutableRawPointer?>

    /// How many bytes all chunks have.
    private(set) var size = 0

    /// Makes memory for a source of so many bytes.
    init(sourceSize: Int) {
        chunkSize = max(1 << 14, min(sourceSize * 2, 1 << 20))
        freed = .allocate(capacity: Self.classes)
        freed.initialize(repeating: nil, count: Self.classes)
    }

    /// Gives everything back; nothing that was allocated may be used any more.
    mutating func release() {
        for chunk in chunks { free(chunk) }
        chunks = []
        freed.deallocate()
    }

    /// A block of at least `size` bytes; nil if there is no memory.
    @inline(__always)
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        let (index, length) = Self.place(of: size)
        if let block = freed[index] {
            freed[index] = block.load(as: UnsafeMutableRawPointer?.self)
            return block
        }
        if end - next < length, !addChunk(length) { return nil }
        guard let start = UnsafeMutableRawPointer(bitPattern: next) else { return nil }
        next += length
        start.storeBytes(of: index, as: Int.self)
        return start + Self.header
    }

    /// Takes a block back.
    @inline(__always)
    mutating func deallocate(_ block: UnsafeMutableRawPointer) {
        let index = (block - Self.header).load(as: Int.self)
        block.storeBytes(of: freed[index], as: UnsafeMutableRawPointer?.self)
        freed[index] = block
    }

    /// The class of a block and its length with the header.
    @inline(__always)
    private static func place(of size: Int) -> (index: Int, length: Int) {
        let granules = (max(size, header) + header + granule - 1) / granule
        guard granules >= firstPower else { return (granules, granules * granule) }
        let power = Int.bitWidth - (granules - 1).leadingZeroBitCount
        return (firstPower + power, granule << power)
    }

    private mutating func addChunk(_ least: Int) -> Bool {
        let size = max(chunkSize, least)
        guard let chunk = malloc(size) else { return false }
        chunks.append(chunk)
        self.size += size
        next = Int(bitPattern: chunk)
        end = next + size
        chunkSize = min(chunkSize * 2, 1 << 22)
        return true
    }
}

extension GumboOptions {
    /// Makes the parser take its memory from where `memory` points.
    mutating func take(from memory: UnsafeMutablePointer<ParserMemory>) {
        userdata = UnsafeMutableRawPointer(memory)
        allocator = { memory, size in
            guard let memory = memory?.assumingMemoryBound(to: ParserMemory.self) else {
                return nil
            }
            let block = memory.pointee.allocate(size)
            if size == MemoryLayout<GumboNode>.size, let block { memset(block, 0, size) }
            return block
        }
        deallocator = { memory, block in
            guard let memory = memory?.assumingMemoryBound(to: ParserMemory.self), let block
            else { return }
            memory.pointee.deallocate(block)
        }
    }
}
