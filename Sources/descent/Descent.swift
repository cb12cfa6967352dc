import ArgumentParser

/// The command line of descent.
@main
struct Descent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descent",
    abstract: "Trains neural networks from recipes: same recipe, same bits, every machine.",
    discussion: """
      A recipe is a .train file such as

          data digits
          model mlp [64, 32, 10]
          optimizer adam(lr=1e-3)
          train 20 epochs
          evaluate test

      Exit status:
        0 done, every expectation holds      5 file or disk trouble
        1 an expect is false                 6 diverged
        2 the recipe is wrong                7 something does not match its record
        3 the data is wrong                 64 wrong command line
        4 a limit of memory, size or time   70 internal fault, always a bug
                                            75 interrupted and saved
                                           130 stopped with nothing saved
      """,
    version: "descent 0.1.0 (edition 1, numerics 1)",
    subcommands: [
      RunCommand.self,
      CheckCommand.self,
      PlanCommand.self,
      BenchCommand.self,
      FormatCommand.self,
      ExplainCommand.self,
      FetchCommand.self,
      TokensCommand.self,
      TreeCommand.self,
      OpenPromptCommand.self,
    ],
    defaultSubcommand: OpenPromptCommand.self)
}
