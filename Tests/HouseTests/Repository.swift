import Foundation

/// A place in the repository that breaks a rule of the house.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let words: String

  var description: String { "\(path):\(line): \(words)" }
}

/// The working tree that this test was compiled from.
struct Repository {
  let root: String

  /// Three folders above this file.
  static let own = Repository(
    root: URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path)

  /// Every text file below the folder whose name ends in one of the extensions, sorted by path.
  func files(under folder: String, endingIn extensions: Set<String>) -> [SourceFile] {
    let found = entries(of: folder).flatMap { entry -> [SourceFile] in
      let path = "\(folder)/\(entry)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) else {
        return []
      }
      if isFolder.boolValue { return entry.hasPrefix(".") ? [] : files(under: path, endingIn: extensions) }
      guard extensions.contains(entry.split(separator: ".").last.map(String.init) ?? "") else { return [] }
      return text(at: path).map { [SourceFile(path: path, text: $0)] } ?? []
    }
    return found.sorted { $0.path < $1.path }
  }

  /// The names directly inside a folder, sorted; none if the folder is missing.
  func entries(of folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted()
  }

  func text(at path: String) -> String? {
    try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  func holds(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(root)/\(path)")
  }

  /// Swift and C of the project and its tests.
  var code: [SourceFile] { sources + files(under: "Tests", endingIn: SourceFile.codeExtensions) }

  /// Swift and C of the project alone.
  var sources: [SourceFile] { files(under: "Sources", endingIn: SourceFile.codeExtensions) }

  /// Recipes, scripts and Python that stand around the code.
  var surroundings: [SourceFile] {
    ["examples", "bench", "Tests"].flatMap { files(under: $0, endingIn: ["train", "sh", "py"]) }
  }
}

/// A file with its lines and, for Swift and C, its words outside comments and strings.
struct SourceFile {
  enum Language { case swift, c, other }

  static let codeExtensions: Set<String> = ["swift", "c", "h", "inc"]

  /// From the root of the repository.
  let path: String
  let lines: [Substring]
  let tokens: [Token]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    tokens = Token.list(in: CodeMask.masking(text, as: Self.language(of: path)))
  }

  var language: Language { Self.language(of: path) }

  /// The target's folder, for a file below `Sources`.
  var room: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// Lines as an editor counts them: the newline at the end of the file opens no new one.
  var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

  func finding(_ line: Int, _ words: String) -> Finding { Finding(path: path, line: line, words: words) }

  private static func language(of path: String) -> Language {
    if path.hasSuffix(".swift") { return .swift }
    return [".c", ".h", ".inc"].contains { path.hasSuffix($0) } ? .c : .other
  }
}
