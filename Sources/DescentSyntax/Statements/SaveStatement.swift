/// `save "m.safetensors"`: writes the model.
package struct SaveStatement: Equatable, Sendable {
  package var path: Quoted

  package init(path: Quoted) { self.path = path }

  init(from parser: inout StatementParser) throws(Refusal) {
    path = try parser.quoted("the path of a file", help: "write `save \"m.safetensors\"`")
    try parser.finish(.thing)
  }
}
