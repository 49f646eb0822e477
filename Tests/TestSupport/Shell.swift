public import Foundation

/// What a program left behind.
public struct Outcome: Sendable {
    /// Its exit status; 128 + the signal's number when a signal ended it.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var errors: String
}

/// Runs a program to its end with standard input closed.
public func run(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:]
) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let folder = try TemporaryFolder()
    let output = try FileHandle(forWritingTo: folder.emptyFile("output"))
    let errors = try FileHandle(forWritingTo: folder.emptyFile("errors"))
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let ended = process.terminationStatus
    return Outcome(
        status: process.terminationReason == .uncaughtSignal ? 128 + ended : ended,
        output: try folder.text("output"), errors: try folder.text("errors"))
}

extension TemporaryFolder {
    fileprivate func emptyFile(_ name: String) throws -> URL {
        URL(filePath: try write("", to: name))
    }

    fileprivate func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }
}
