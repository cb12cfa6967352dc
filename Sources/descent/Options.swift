import ArgumentParser

/// What takes the place of lines of the recipe.
struct OverrideOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Data in the place of the recipe's, such as mnist or 'moons(n=500)'.", valueName: "source"))
  var data: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "A value in the place of a let, such as lr=1e-4; may be given often.", valueName: "name=value"))
  var sets: [String] = []

  func validate() throws {
    for set in sets where set.split(separator: "=", maxSplits: 1).count != 2 || set.hasPrefix("=") {
      throw ValidationError("--set takes name=value, not \(set)")
    }
  }
}

/// How events are told.
struct OutputOptions: ParsableArguments {
  /// The forms that events can have.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json
  }

  @Option(help: "Print events as one JSON object a line on standard output.")
  var events: Format?

  var format: Format? { events }
}

/// How the answer of a command that runs nothing is told.
struct ListingOptions: ParsableArguments {
  @OptionGroup var output: OutputOptions

  @Flag(help: "The same as --events json.")
  var json = false

  var format: OutputOptions.Format? { json ? .json : output.format }
}

/// A size of memory with its unit: `8GB`, `500MB`.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units = [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("KB", 1e3), ("B", 1)]
    guard let (unit, scale) = units.first(where: { argument.hasSuffix($0.0) }),
      let number = Double(argument.dropLast(unit.count)), number > 0, number * scale < 9e18
    else { return nil }
    bytes = Int(number * scale)
  }
}
