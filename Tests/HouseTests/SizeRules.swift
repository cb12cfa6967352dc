/// How long things may be.
enum SizeRules {
  static let linesAFile = 300
  static let linesAFunction = 40
  static let columns = 110

  static func fileLength(_ file: SourceFile) -> [Finding] {
    guard file.lineCount > linesAFile else { return [] }
    return [file.finding(linesAFile + 1, "the file has \(file.lineCount) lines, at most \(linesAFile)")]
  }

  static func lineLength(_ file: SourceFile) -> [Finding] {
    file.lines.enumerated().filter { $1.count > columns }.map { index, line in
      file.finding(index + 1, "the line has \(line.count) columns, at most \(columns)")
    }
  }

  static func functionLength(_ file: SourceFile) -> [Finding] {
    let functions =
      switch file.language {
      case .swift: SwiftFunctions.list(in: file.tokens)
      case .c: CFunctions.list(in: file)
      case .other: [FunctionExtent]()
      }
    return functions.filter { $0.length > linesAFunction }.map {
      file.finding($0.firstLine, "`\($0.name)` has \($0.length) lines, at most \(linesAFunction)")
    }
  }
}

/// A function from the line of its keyword to the line of its closing brace.
struct FunctionExtent: Equatable {
  let name: String
  let firstLine: Int
  let lastLine: Int

  var length: Int { lastLine - firstLine + 1 }
}
