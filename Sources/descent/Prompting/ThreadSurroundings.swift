import DescentConsole
import DescentFiles
import DescentTerminal

/// The surroundings of a session on a thread of its own: what is said goes to the thread with the terminal.
struct ThreadSurroundings: PromptSurroundings {
  let thread: SessionThread

  mutating func say(_ said: Said) { thread.news.post(.said(said)) }
  func seconds() -> Double { Terminal.seconds() }
  var isStopRequested: Bool { thread.stop.wish != .none }
  var isHurried: Bool { thread.stop.wish == .atOnce }
  var width: Int { thread.screen.columns }
  /// Half of the screen at most; the other half is for what is said and typed.
  var pictureLines: Int {
    let lines = min(LiveChart.mostLines, thread.screen.rows / 2)
    return lines >= 5 && width >= LiveChart.fewestColumns ? lines : 1
  }
  func read(_ path: String) -> Result<[UInt8], FileFault> { Recipes.read(path) }
}

/// The surroundings of a session that nobody types at: results to standard output, the rest to the other.
struct PipeSurroundings: PromptSurroundings {
  /// Whether results still find a reader.
  private var isRead = true

  init() {}

  mutating func say(_ said: Said) {
    if said.channel == .commentary { return Desk.complain(said.text) }
    // Nothing can be taken back where nobody types.
    guard said.channel == .result, isRead else { return }
    do throws(FileFault) {
      try Output.write(Array((said.text + "\n").utf8), to: 1)
    } catch {
      isRead = false
      Desk.complain("error: \(error.message)")
    }
  }

  func seconds() -> Double { Terminal.seconds() }
  var isStopRequested: Bool { Terminal.isStopRequested }
  var isHurried: Bool { false }
  var width: Int { Terminal.columns(.standardOutput) }
  func read(_ path: String) -> Result<[UInt8], FileFault> { Recipes.read(path) }
}

/// Recipes that a session names.
private enum Recipes {
  static func read(_ path: String) -> Result<[UInt8], FileFault> {
    do throws(FileFault) {
      return .success(try SystemFiles().read(path, limit: 1 << 22))
    } catch {
      return .failure(error)
    }
  }
}
