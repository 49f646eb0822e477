import Testing

@testable import Prose

@Suite("The parser's memory")
struct ParserMemoryTests {
    @Test("Blocks don't overlap, whatever their size")
    func blocks() throws {
        var memory = ParserMemory(sourceSize: 100)
        defer { memory.release() }
        var taken: [Range<Int>] = []
        for size in [0, 1, 8, 9, 24, 120, 503, 504, 505, 4_096, 100_000, 3_000_000, 5] {
            let blockFound = memory.allocate(size)
            let block = try #require(blockFound)
            block.initializeMemory(as: UInt8.self, repeating: 0xAA, count: size)
            let start = Int(bitPattern: block)
            #expect(start % 8 == 0)
            #expect(taken.allSatisfy { !$0.overlaps(start..<start + size) })
            taken.append(start..<start + max(size, 8))
        }
    }

    @Test("A freed block is used again for one of its size")
    func reuse() throws {
        var memory = ParserMemory(sourceSize: 100)
        defer { memory.release() }
        for size in [5, 200, 70_000] {
            let firstFound = memory.allocate(size)
            let first = try #require(firstFound)
            let otherFound = memory.allocate(size)
            let other = try #require(otherFound)
            memory.deallocate(first)
            memory.deallocate(other)
            let again = [memory.allocate(size), memory.allocate(size)]
            #expect(again == [other, first])
        }
    }

    @Test("A buffer that grows and grows takes no more than four times its size")
    func growth() throws {
        var memory = ParserMemory(sourceSize: 100)
        defer { memory.release() }
        var size = 16
        let found = memory.allocate(size)
        var buffer = try #require(found)
        while size < 1 << 22 {
            let largerFound = memory.allocate(size * 2)
            let larger = try #require(largerFound)
            memory.deallocate(buffer)
            buffer = larger
            size *= 2
        }
        #expect(memory.size < 1 << 25)
    }
}
