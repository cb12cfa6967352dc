import DescentLearning
import DescentTensor

/// A tensor as a model file names and shapes it.
struct NamedTensor: Equatable, Sendable {
  /// As in the `state_dict` of a `torch.nn.Sequential` of the same layers: `0.weight`.
  let name: String
  let place: TensorPlace

  /// Torch has the weights of a layer as `[outputs, inputs]`, we as `[inputs, outputs]`.
  var shape: [Int] { isTransposed ? [place.columns, place.rows] : [place.columns] }

  var isTransposed: Bool { place.role == .weight }
}

extension Network {
  /// The tensors in the flat order, each with the number of its module among all.
  var namedTensors: [NamedTensor] {
    let modules = layers.indices.filter { layers[$0].hasTensors }
    return tensors.map { place in
      let kind =
        switch place.role {
        case .weight, .gain: "weight"
        case .bias, .shift: "bias"
        }
      return NamedTensor(name: "\(modules[place.layer - 1]).\(kind)", place: place)
    }
  }
}

extension Layer {
  fileprivate var hasTensors: Bool {
    switch self {
    case .dense, .normalization: true
    case .activation, .dropout: false
    }
  }
}

extension NamedTensor {
  /// Appends the numbers, lowest byte first, in torch's order.
  func append(from parameters: FloatBuffer, to bytes: inout [UInt8]) {
    parameters.withSpan { numbers in
      for column in 0..<(isTransposed ? place.columns : 1) {
        for row in 0..<(isTransposed ? place.rows : place.columns) {
          let index = isTransposed ? row * place.columns + column : row
          Self.append(numbers[place.offset + index].bitPattern, to: &bytes)
        }
      }
    }
  }

  private static func append(_ bits: UInt32, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: bits))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
  }

  /// Puts some of the numbers that lie in a file, in torch's order, where the flat vector has them.
  ///
  /// - Parameter first: How many of the tensor's numbers lie before them.
  /// - Returns: The byte among these at which the first number lies that is not finite; nil if all are.
  func put(_ bytes: [UInt8], behind first: Int, into parameters: FloatBuffer) -> Int? {
    let inner = isTransposed ? place.rows : place.columns
    var (column, row) = (first / inner, first % inner)
    var broken: Int?
    for offset in stride(from: 0, to: bytes.count, by: 4) {
      let bits =
        UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
        | UInt32(bytes[offset + 3]) << 24
      let value = Float(bitPattern: bits)
      if !value.isFinite, broken == nil { broken = offset }
      parameters[place.offset + (isTransposed ? row * place.columns + column : row)] = value
      row += 1
      if row == inner { (column, row) = (column + 1, 0) }
    }
    return broken
  }
}
