import DescentFiles
import DescentRuntime

extension Desk {
  /// Prints what was asked for; nobody has to read it, but a full disk shows in the status.
  static func answer(_ text: String) -> ExitStatus {
    guard !text.isEmpty else { return .done }
    do {
      try Output.write(Array((text + "\n").utf8), to: 1)
      return .done
    } catch {
      if case .closedPipe = error { return .done }
      complain("error: \(error.message)")
      return .file
    }
  }
}
