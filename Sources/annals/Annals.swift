internal import AnnalsApp
internal import Glibc

@main
enum Annals {
    static func main() {
        exit(AnnalsApp.run(Array(CommandLine.arguments.dropFirst())))
    }
}
