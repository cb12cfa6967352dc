import DescentSyntax

/// What can be wrong with the layers that optimizers are named for, and with those that are frozen.
package enum GroupFault: Fault {
  case number(String)
  case backwards(Int, Int)
  case missing(Int, count: Int)
  case twice(Int)
  case leftOver([Int], optimizer: String)
  case noLayersSaid(optimizer: String)
  case restNotLast
  case frozen(Int)
  case nothingLeft(what: String)
  case freezeRest
  case underMinimize

  package var code: String {
    switch self {
    case .number, .backwards: "D0380"
    case .missing: "D0381"
    case .twice: "D0382"
    case .leftOver: "D0383"
    case .noLayersSaid, .restNotLast: "D0384"
    case .frozen: "D0385"
    case .nothingLeft: "D0386"
    case .freezeRest: "D0387"
    case .underMinimize: "D0388"
    }
  }

  package var message: String {
    switch self {
    case .number(let found): "a layer is a whole number from 1 to 65 536, not \(found)"
    case .backwards(let first, let last): "layers \(first)..\(last) run backwards"
    case .missing(let number, let count):
      "there is no layer \(number): the model has \(count) layer\(count == 1 ? "" : "s") with weights"
    case .twice(let number): "layer \(number) is given to two optimizers"
    case .leftOver(let numbers, _): "no optimizer moves \(LayerSet.text(of: numbers))"
    case .noLayersSaid(let optimizer): "`\(optimizer)` does not say which layers it moves"
    case .restNotLast: "`rest` is what the other optimizers leave, so it stands last"
    case .frozen(let number): "layer \(number) is frozen, yet an optimizer is named for it"
    case .nothingLeft(let what): "no layer is left for \(what)"
    case .freezeRest: "`freeze` names layers by their numbers; there is no rest"
    case .underMinimize: "a formula has no layers that optimizers could share"
    }
  }

  package var label: String {
    switch self {
    case .number, .backwards: "not layers"
    case .missing: "no such layer"
    case .twice: "has one already"
    case .leftOver: "leaves some over"
    case .noLayersSaid: "for which layers?"
    case .restNotLast: "more follow"
    case .frozen: "frozen"
    case .nothingLeft: "nothing left"
    case .freezeRest: "not layers"
    case .underMinimize: "has variables, no layers"
    }
  }

  package var help: String? {
    switch self {
    case .number: "layers with weights are numbered from 1, as `show model` does"
    case .backwards(let first, let last): "write `layers \(last)..\(first)`"
    case .missing(_, let count): "the last one is `layer \(count)`"
    case .twice: "name each layer once"
    case .leftOver(let numbers, let optimizer):
      "add `, \(optimizer) for rest`, or `freeze \(LayerSet.text(of: numbers))`"
    case .noLayersSaid: "say it of each: `adam for layers 1..2, sgd(lr=0.1) for rest`"
    case .restNotLast: "move it to the end"
    case .frozen(let number): "leave layer \(number) out here, or do not freeze it"
    case .nothingLeft: "leave it out"
    case .freezeRest: "name them: `freeze layers 1..2`, or `freeze none`"
    case .underMinimize: "put one optimizer, such as `optimizer adam`, above the `minimize`"
    }
  }
}

extension GroupFault {
  /// Something wrong with layers, and where.
  package typealias Found = (fault: GroupFault, span: Span?, related: Diagnostic.Mark?)
}

extension Settings {
  /// What does not fit a model of so many layers with weights: nothing where all is well.
  package func groupFaults(layers count: Int) -> [GroupFault.Found] {
    var faults: [GroupFault.Found] = []
    for layers in [frozen].compactMap(\.self) + optimizer.groups.compactMap(\.layers) {
      if let number = layers.numbers.first(where: { $0 > count }) {
        faults.append((.missing(number, count: count), layers.span, nil))
      }
    }
    for group in optimizer.groups {
      guard let layers = group.layers, let frozen else { continue }
      if let number = layers.numbers.first(where: frozen.contains) {
        faults.append((.frozen(number), layers.span, Diagnostic.Mark(frozen.span, "frozen here")))
      }
    }
    guard faults.isEmpty else { return faults }
    let all = (0..<count).map { $0 + 1 }
    let moving = all.filter { frozen?.contains($0) != true }
    if moving.isEmpty {
      return [(.nothingLeft(what: "training: all are frozen"), frozen?.span, nil)]
    }
    let left = moving.filter { number in
      !optimizer.groups.contains { $0.layers?.contains(number) == true }
    }
    let rest = optimizer.groups.first { $0.layers == nil }
    if rest == nil, !left.isEmpty {
      faults.append(
        (.leftOver(left, optimizer: optimizer.first.name), optimizer.groups.last?.layers?.span, nil))
    }
    if let rest, left.isEmpty { faults.append((.nothingLeft(what: "`\(rest.name)`"), rest.span, nil)) }
    return faults
  }
}
