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

  /// Puts the numbers that lie in a file, in torch's order, where the flat vector has them.
  ///
  /// - Throws: `tensor` with the byte of the first that is not finite.
  func read(_ file: [UInt8], at start: Int, into parameters: FloatBuffer) throws(ModelFault) {
    let (outer, inner) = isTransposed ? (place.columns, place.rows) : (1, place.columns)
    var offset = start
    for column in 0..<outer {
      for row in 0..<inner {
        let bits =
          UInt32(file[offset]) | UInt32(file[offset + 1]) << 8 | UInt32(file[offset + 2]) << 16
          | UInt32(file[offset + 3]) << 24
        let value = Float(bitPattern: bits)
        guard value.isFinite else { throw .tensor(name, at: offset, "holds a number that is not finite") }
        parameters[place.offset + (isTransposed ? row * place.columns + column : row)] = value
        offset += 4
      }
    }
  }
}
