/// `load "m.safetensors"`: reads a model.
package struct LoadStatement: Equatable, Sendable {
  package var path: Quoted

  package init(path: Quoted) { self.path = path }

  init(from parser: inout StatementParser) throws(Refusal) {
    path = try parser.quoted("the path of a model", help: "write `load \"m.safetensors\"`")
    try parser.finish(.thing)
  }
}
