import Foundation

/// Whether a process, and everyone whom it has started, waits for something to happen: none of their
/// threads is at work, or would be if it had a processor or its disk answered (proc(5)).
///
/// One that is gone waits, too.
func isWaiting(_ process: Int32) -> Bool {
    let threads = "/proc/\(process)/task"
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: threads)) ?? []
    return numbers.allSatisfy { number in
        let facts = text(of: "\(threads)/\(number)/stat")
        // The name before it may hold anything.
        let state = facts[(facts.lastIndex(of: ")") ?? facts.startIndex)...].dropFirst(2).first
        return state != "R" && state != "D"
            && text(of: "\(threads)/\(number)/children").split(separator: " ")
                .compactMap { Int32($0) }.allSatisfy(isWaiting)
    }
}

func text(of path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
}
