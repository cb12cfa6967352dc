import ArgumentParser
import DescentData
import DescentFiles
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// `descent fetch mnist`
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Bring a well-known data set to where recipes look for it.",
    discussion: "The files come through curl, go on where they broke off, and are checked by their digests.")

  @ArgumentParser.Argument(help: "What to fetch: mnist or fashion_mnist.")
  var name: String

  @Option(help: "Folder to put it in. Default: where recipes look for data, $DESCENT_DATA first.")
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Address in front of the files' names, instead of the mirrors known.", valueName: "url"))
  var from: String?

  func run() throws {
    guard let download = Download.all.first(where: { $0.name == name }) else {
      let names = Download.all.map(\.name)
      let nearest = NearestName.nearest(to: name, among: names).map { "; write `descent fetch \($0)`" } ?? ""
      throw ValidationError(
        "there is no `\(Escaped.excerpt(name))` to fetch\(nearest) (\(names.joined(separator: ", ")))")
    }
    let folder = (to ?? Folders.home) + "/" + download.name
    Desk.complain("\(download.name): \(download.terms); to \(Escaped.text(folder))")
    for file in download.files {
      let status = fetch(file, of: download, to: folder + "/" + file.name)
      guard status == .done else { throw ExitCode(status.rawValue) }
    }
    Desk.complain("all \(download.files.count) files are there and are what was published")
  }

  /// Fetches one file unless it is there already.
  private func fetch(_ file: Download.File, of download: Download, to path: String) -> ExitStatus {
    if let bytes = try? SystemFiles().read(path, limit: Self.largest),
      Download.fault(in: bytes, of: file) == nil
    {
      Desk.complain("\(file.name) is there already")
      return .done
    }
    let part = path + ".part"
    var trouble = ""
    for mirror in from.map({ [$0.hasSuffix("/") ? $0 : $0 + "/"] }) ?? download.mirrors {
      // What is left of an earlier attempt may be of no use; then the mirror is asked for the whole.
      for isWhole in [false, true] {
        let hadPart = SystemFiles().kind(of: part) != .missing
        guard let status = bring(mirror + file.name, to: part) else { return .file }
        let refusal = status == 0 ? accept(file, part, as: path) : "curl ended with status \(status)"
        guard let refusal else { return .done }
        trouble = refusal
        guard hadPart, !isWhole, status == 0 || status == Self.cannotGoOn else { break }
        SystemFiles().remove(part)
      }
    }
    Desk.complain(
      "error: `\(file.name)` could not be fetched: \(trouble)\n"
        + "  help: try again later, or `--from` another mirror")
    return trouble.hasPrefix("curl") ? .file : .mismatch
  }

  /// curl's status for a server that cannot go on where a download broke off.
  private static let cannotGoOn = 33

  /// Downloads a file, or goes on with one; nil after saying that there is no curl.
  private func bring(_ address: String, to part: String) -> Int? {
    Desk.complain(Escaped.text(address))
    if let status = Terminal.run("curl", Self.arguments(address, part)) { return status }
    Desk.complain("error: the program `curl` cannot be started; install it, or put the files there by hand")
    return nil
  }

  /// Takes a file that has come for what it should be, or says why not and throws it away.
  private func accept(_ file: Download.File, _ part: String, as path: String) -> String? {
    do {
      let bytes = try SystemFiles().read(part, limit: Self.largest)
      if let fault = Download.fault(in: bytes, of: file) {
        SystemFiles().remove(part)
        return fault
      }
      try SystemFiles().move(part, to: path)
      return nil
    } catch {
      return error.message
    }
  }

  /// More than any of the files has.
  private static let largest = 64 << 20

  private static func arguments(_ address: String, _ part: String) -> [String] {
    let quiet = Terminal.isInteractive(.standardError) ? ["--progress-bar"] : ["--silent", "--show-error"]
    return quiet + [
      "--fail", "--location", "--retry", "2", "--connect-timeout", "20", "--create-dirs", "--continue-at",
      "-",
      "--output", part, "--", address,
    ]
  }
}
