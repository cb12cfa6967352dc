import DescentTensor

extension Network {
  /// Fills the flat vector with fresh weights; biases and shifts become 0, gains 1. False if asked to stop,
  /// with some of them not drawn.
  package func initialize(_ parameters: FloatBuffer, seed: UInt64, isStopRequested: () -> Bool) -> Bool {
    let tensors = tensors
    for layer in layers {
      switch layer {
      case .dense(let dense):
        let stream = RandomStream(seed: seed, .initialization, place: dense.place)
        let isWhole = dense.initializer.fill(
          tensors[2 * dense.place].part(of: parameters), inputs: dense.inputs, outputs: dense.outputs,
          from: stream, isStopRequested: isStopRequested)
        if !isWhole { return false }
        tensors[2 * dense.place + 1].part(of: parameters).fill(0)
      case .normalization(let normalization):
        tensors[2 * normalization.place].part(of: parameters).fill(1)
        tensors[2 * normalization.place + 1].part(of: parameters).fill(0)
      case .activation, .dropout: continue
      }
    }
    return true
  }
}

extension TensorPlace {
  /// Its numbers in a flat vector laid out as the parameters are.
  func part(of buffer: FloatBuffer) -> Vector { Vector(buffer, offset: offset, count: count) }
}
