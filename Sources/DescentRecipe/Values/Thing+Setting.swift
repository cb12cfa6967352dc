import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Thing {
  /// The thing with a value for an option, in the place of the one that it has or behind all others.
  func setting(_ option: String, to value: Expression, of card: Card) -> Thing {
    var thing = self
    var arguments = arguments ?? []
    let place = arguments.indices.first { place in
      guard let name = arguments[place].name?.text else {
        return place < card.options.count && card.options[place].name == option
      }
      return name == option
    }
    if let place {
      arguments[place].value = value
    } else {
      arguments.append(Argument(name: Name(option, at: value.span), value: value, span: value.span))
    }
    thing.arguments = arguments
    return thing
  }
}

extension Checker {
  /// The statement of a setting with another value for one of its options, as it would be written.
  func mended(_ option: OptionInForce, _ value: Expression) -> String {
    let (setting, place) = (option.entry.setting, option.entry.place)
    let parts = parts(of: setting)
    guard let statement = origins[setting], parts.indices.contains(place) else {
      let written = parts.indices.contains(place) ? parts[place] : standard(setting)
      return "\(setting) \(patched(written, option, value).canonicalText)"
    }
    let patched = patched(parts[place], option, value)
    let kind = statement.kind.replacing(place, with: patched)
    return Statement(kind, keyword: statement.keyword, span: statement.span).canonicalText
  }

  /// What a setting is without a statement, by its name.
  private func standard(_ setting: String) -> Expression {
    let span = Span(start: 0, end: 0)
    let name = settings.things(of: setting).first?.card.name ?? setting
    return Expression(.thing(Thing(name: Name(name, at: span), span: span)), at: span)
  }

  /// What was written, with another value for an option of it or of what it wraps.
  func patched(_ expression: Expression, _ option: OptionInForce, _ value: Expression) -> Expression {
    patched(expression, option, value, depth: option.entry.depth)
  }

  private func patched(
    _ expression: Expression, _ option: OptionInForce, _ value: Expression, depth: Int
  ) -> Expression {
    guard let (thing, _) = author(of: expression) else { return expression }
    if depth == 0 {
      let changed = thing.setting(option.card.name, to: value, of: option.entry.card)
      return Expression(.thing(changed), at: expression.span)
    }
    guard let card = Catalogue.cards(of: .optimizer).first(where: { $0.name == thing.name.text }),
      let base = card.options.first(where: { $0.type == .entry(.optimizer) }),
      let written = thing.argument(for: base.name, of: card)
    else { return expression }
    let changed = patched(written.value, option, value, depth: depth - 1)
    return Expression(.thing(thing.setting(base.name, to: changed, of: card)), at: expression.span)
  }
}

extension Statement.Kind {
  /// The statement with another of its things; itself where it has none.
  fileprivate func replacing(_ place: Int, with thing: Expression) -> Self {
    switch self {
    case .prepare(var node):
      node.parts[place] = thing
      return .prepare(node)
    case .optimizer(var node):
      node.groups[place].value = thing
      return .optimizer(node)
    case .schedule(var node):
      node.pieces[place] = thing
      return .schedule(node)
    case .penalty(var node):
      node.parts[place] = thing
      return .penalty(node)
    case .metrics(var node):
      node.parts[place] = thing
      return .metrics(node)
    case .model(var node):
      if case .block(var layers) = node.value.kind {
        layers[place] = thing
        node.value.kind = .block(layers)
      } else {
        node.value = thing
      }
      return .model(node)
    case .data: return .data(DataStatement(source: thing))
    case .loss: return .loss(LossStatement(value: thing))
    case .clip: return .clip(ClipStatement(value: thing))
    case .average: return .average(AverageStatement(value: thing))
    case .edition, .include, .seed, .binding, .split, .batch, .freeze, .stop, .keep, .set, .train, .continue,
      .evaluate,
      .expect, .save, .load, .predict, .minimize, .print, .show, .why:
      return self
    }
  }
}
