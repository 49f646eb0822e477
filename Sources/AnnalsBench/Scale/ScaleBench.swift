internal import Glibc

/// Measures the reader on made-up libraries of 10 posts to a million, beside other programs.
struct ScaleBench {
    let program: String
    let folder: String
    let sizes: [Int]

    /// Measures and prints.
    func run() {
        for size in sizes {
            let kept = KeptLibrary(postCount: size, in: folder, program: program)
            let figures = kept.make()
            print(size, figures)
        }
    }
}
