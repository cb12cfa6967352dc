import DescentCatalogue
import DescentSyntax

extension Expression {
  /// A source of data that a file in a folder names, as it is named from outside of the folder.
  package func moved(from folder: String) -> Expression {
    guard case .thing(var thing) = kind, let arguments = thing.arguments,
      let card = Catalogue.cards(of: .source).first(where: { $0.name == thing.name.text })
    else { return self }
    thing.arguments = arguments.enumerated().map { place, argument in
      let option = argument.name.map { card.option(named: $0.text) } ?? card.options.dropFirst(place).first
      guard option?.type == .text, case .string(let path) = argument.value.kind else { return argument }
      var moved = argument
      moved.value.kind = .string(folder + path)
      return moved
    }
    return Expression(.thing(thing), at: span)
  }
}
