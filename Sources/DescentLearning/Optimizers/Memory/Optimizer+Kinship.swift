import DescentCatalogue

extension Optimizer {
  /// Whether another of its kind keeps the same of all parameters, so that it can go on with what this one
  /// has kept.
  package func keepsAlike(_ other: any Optimizer) -> Bool {
    guard type(of: self).facts.name == type(of: other).facts.name, slots == other.slots,
      numbers == other.numbers, reach == other.reach
    else { return false }
    let sizes = Set([1, 2, 64, 1000] + thresholds + other.thresholds)
    let isAlike = sizes.allSatisfy { rows in
      sizes.allSatisfy { columns in
        [TensorPlace.Role.weight, .bias].allSatisfy { role in
          let tensor = TensorPlace(layer: 1, role: role, offset: 0, rows: rows, columns: columns)
          return extras(of: tensor) == other.extras(of: tensor)
        }
      }
    }
    guard isAlike, let base = inner else { return isAlike && other.inner == nil }
    return other.inner.map(base.keepsAlike) ?? false
  }

  /// Sizes of tensors around which an option may make a difference to what is kept.
  private var thresholds: [Int] {
    optionValues.flatMap { option -> [Int] in
      guard case .number(let number) = option.value, (1...1e6).contains(number),
        let size = Int(exactly: number)
      else { return [] }
      return [max(1, size - 1), size, size + 1]
    }
  }
}
