import DescentTensor

extension Network {
  /// Fills the flat vector with fresh weights; biases and shifts become 0, gains 1.
  package func initialize(_ parameters: FloatBuffer, seed: UInt64) {
    let tensors = tensors
    for layer in layers {
      switch layer {
      case .dense(let dense):
        draw(dense, into: tensors[2 * dense.place], of: parameters, seed: seed)
        tensors[2 * dense.place + 1].part(of: parameters).fill(0)
      case .normalization(let normalization):
        tensors[2 * normalization.place].part(of: parameters).fill(1)
        tensors[2 * normalization.place + 1].part(of: parameters).fill(0)
      case .activation, .dropout: continue
      }
    }
  }

  private func draw(_ dense: Dense, into weight: TensorPlace, of parameters: FloatBuffer, seed: UInt64) {
    let stream = RandomStream(seed: seed, .initialization, place: dense.place)
    dense.initializer.fill(
      weight.part(of: parameters), inputs: dense.inputs, outputs: dense.outputs, from: stream)
  }
}

extension TensorPlace {
  /// Its numbers in a flat vector laid out as the parameters are.
  func part(of buffer: FloatBuffer) -> Vector { Vector(buffer, offset: offset, count: count) }
}
