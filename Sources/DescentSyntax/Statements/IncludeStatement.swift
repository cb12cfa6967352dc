/// `include "base.train"`: the settings of another recipe, taken in place.
package struct IncludeStatement: Equatable, Sendable {
  package var path: Quoted

  package init(path: Quoted) { self.path = path }

  init(from parser: inout StatementParser) throws(Refusal) {
    path = try parser.quoted("the path of a recipe", help: "write `include \"base.train\"`")
    try parser.finish(.thing)
  }
}
