import DescentConsole
import DescentFiles
import DescentSyntax
import DescentTerminal

/// `$XDG_CONFIG_HOME/descent/config.train`: statements that every session at a terminal begins with.
enum ConfigFile {
  private static var path: String? {
    if let folder = Terminal.variable("XDG_CONFIG_HOME") { return folder + "/descent/config.train" }
    return Terminal.variable("HOME").map { $0 + "/.config/descent/config.train" }
  }

  /// The blocks of the file, each a whole statement with its place, and what is wrong with the file.
  static func blocks() -> (blocks: [SessionThread.Order], trouble: String?) {
    guard let path, SystemFiles().kind(of: path) != .missing else { return ([], nil) }
    do throws(FileFault) {
      let bytes = try SystemFiles().read(path, limit: 1 << 20)
      var reader = BlockReader()
      var blocks: [SessionThread.Order] = []
      let text = String(decoding: bytes, as: UTF8.self)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        guard let block = reader.take(String(line)) else { continue }
        blocks.append(.init(block: block.text, place: BlockPlace(file: path, line: block.line)))
      }
      if let rest = reader.rest() {
        blocks.append(.init(block: rest.text, place: BlockPlace(file: path, line: rest.line)))
      }
      return (blocks, nil)
    } catch {
      return ([], "the settings are not read: \(error.message)")
    }
  }
}
