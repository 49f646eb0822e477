internal import ArchiveModel

extension ReaderState {
    /// Opens or copies the address of the post that has the focus, fetching it when need be.
    mutating func useAddress(for purpose: PostRequest.Purpose) {
        guard let row = markedRow else { return say("There is no post here") }
        guard let loaded = reading?.loaded, loaded.post.row.id == row.id else {
            return requestPost(row.id, for: purpose)
        }
        if purpose == .browse {
            browse(loaded.post.permalink)
        } else {
            copy(loaded.post.permalink)
        }
    }

    /// Opens an address in the browser, when it is one of the web.
    mutating func browse(_ address: String) {
        guard !address.isEmpty else { return say("The archive has no address for this post") }
        guard Address(address).scheme != nil else {
            return say(
                "Not opened: the archive does not say on which site \(address) was", isError: true)
        }
        guard Address.isWeb(address) else {
            return say("Only http and https addresses are opened", isError: true)
        }
        send(.openInBrowser(address))
    }

    /// Copies an address to the clipboard.
    mutating func copy(_ address: String) {
        guard !address.isEmpty else { return say("The archive has no address for this post") }
        send(.copy(address))
        let isPath = Address(address).scheme == nil
        say("Copied \(address)" + (isPath ? ", a path only: its site is not known" : ""))
    }
}
