import DescentRuntime
import DescentSyntax

extension Prompt {
  /// Takes a block that stands in a file, as if it were typed; diagnostics name the file.
  package mutating func take(_ block: String, from file: String, line: Int) -> Answer {
    let text = SourceText(name: Escaped.text(file), bytes: Array(block.utf8), firstLine: line)
    return take(Parser.prompt(text, id: run.world.sources.add(text)), at: "")
  }
}
