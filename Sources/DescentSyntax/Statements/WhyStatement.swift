/// `why lr`: where a value came from.
package struct WhyStatement: Equatable, Sendable {
  /// A setting, an option or a name of the recipe.
  package var name: Name

  package init(name: Name) { self.name = name }

  init(from parser: inout StatementParser) throws(Refusal) {
    name = try parser.reference("a setting, an option or a name", help: "write `why lr`")
    try parser.finish(.thing)
  }
}
