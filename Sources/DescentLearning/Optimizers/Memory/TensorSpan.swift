/// Tensors that one call of an optimizer moves.
struct TensorSpan {
  /// Their places among all parameters.
  let tensors: [TensorPlace]
  /// Where they begin among all that the optimizer moves.
  let local: Int
  let isDecayed: Bool

  var offset: Int { tensors.first?.offset ?? 0 }
  var count: Int { tensors.reduce(0) { $0 + $1.count } }

  /// Whether others lie between them, so that they must be gathered to be seen as one.
  var isScattered: Bool { zip(tensors, tensors.dropFirst()).contains { $0.end != $1.offset } }

  /// The tensors as they would lie one after the other, the first at 0.
  var gathered: [TensorPlace] {
    var offset = 0
    return tensors.map { tensor in
      defer { offset += tensor.count }
      return tensor.moved(by: offset - tensor.offset)
    }
  }
}

extension Optimizer {
  /// How the tensors are shared out over calls.
  func spans(_ tensors: [TensorPlace]) -> [TensorSpan] {
    guard !tensors.isEmpty else { return [] }
    let isEach = reach == .tensor || (reach == .elements && usesDecay)
    var groups: [[TensorPlace]] = []
    for tensor in tensors {
      let joins =
        switch reach {
        case .everything: !groups.isEmpty
        case .elements, .tensor: !isEach && groups.last?.last?.end == tensor.offset
        }
      if joins {
        groups[groups.count - 1].append(tensor)
      } else {
        groups.append([tensor])
      }
    }
    var local = 0
    return groups.map { group in
      let isDecayed = isEach ? group.allSatisfy { $0.role == .weight } : usesDecay
      let span = TensorSpan(tensors: group, local: local, isDecayed: isDecayed)
      local += span.count
      return span
    }
  }

  func extras(of span: TensorSpan) -> [Int] {
    guard reach == .tensor, let tensor = span.tensors.first else { return [] }
    return extras(of: tensor)
  }
}

extension TensorPlace {
  /// Where the next tensor would lie.
  var end: Int { offset + count }
}
