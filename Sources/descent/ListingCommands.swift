import ArgumentParser
import DescentRuntime
import DescentSyntax

/// `descent tokens FILE`
struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens", abstract: "Show the words and signs that a recipe is read as.")

  @ArgumentParser.Argument(help: "The recipe; - reads standard input.")
  var file: String

  func run() throws {
    var office = Office(format: nil, isQuiet: false)
    throw ExitCode(office.list(file) { text, id in TokenListing.lines(of: text, id: id) }.rawValue)
  }
}

/// `descent tree FILE`
struct TreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "Show the statements and values that a recipe is read as.")

  @ArgumentParser.Argument(help: "The recipe; - reads standard input.")
  var file: String

  func run() throws {
    var office = Office(format: nil, isQuiet: false)
    let status = office.list(file) { text, id in
      let recipe = Parser.recipe(text, id: id)
      return (TreeListing.lines(of: recipe, in: text), recipe.diagnostics)
    }
    throw ExitCode(status.rawValue)
  }
}
