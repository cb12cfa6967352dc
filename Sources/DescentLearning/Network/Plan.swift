/// A network as an ordered list of operations over one arena: shapes and places are known, so a step decides
/// and allocates nothing.
package struct Plan: Sendable {
  /// A block of the arena, `[rows, width]` for however many rows the batch has.
  package struct Slot: Sendable, Equatable {
    package let offset: Int
    package let width: Int
  }

  /// One exact operation on the way from inputs to outputs.
  package enum Forward: Sendable {
    case dense(input: Slot, weight: TensorPlace, bias: TensorPlace, output: Slot)
    case activate(ActivationOperation, input: Slot, output: Slot)
    case normalize(eps: Double, input: Slot, gain: TensorPlace, shift: TensorPlace, output: Slot)
    case drop(Dropout, input: Slot, output: Slot)
  }

  /// One exact operation on the way back; gradients lie in two slots used in turn.
  package enum Backward: Sendable {
    case weightGradient(input: Slot, gradient: Slot, weight: TensorPlace)
    /// The gradient of a bias, a shift or, from the rows' shares, a gain.
    case columnSums(of: Slot, into: TensorPlace)
    case inputGradient(gradient: Slot, weight: TensorPlace, output: Slot)
    case activate(ActivationOperation, value: Slot, gradient: Slot)
    case normalize(eps: Double, input: Slot, gain: TensorPlace, gradient: Slot, shares: Slot)
    /// What a normalization at the beginning does, whose input needs no gradient.
    case gainShares(eps: Double, input: Slot, gain: TensorPlace, gradient: Slot, shares: Slot)
    case drop(Dropout, gradient: Slot)
  }

  package let network: Network
  /// The most rows that a batch may have.
  package let capacity: Int
  package let tensors: [TensorPlace]
  package let forward: [Forward]
  package let backward: [Backward]
  package let input: Slot
  package let output: Slot
  /// Where the loss puts its gradient.
  package let outputGradient: Slot
  /// Floats in the arena.
  package let arenaCount: Int
  package let parameterCount: Int
}

extension Plan {
  /// The plan of a network for batches of up to `capacity` rows.
  ///
  /// - Parameter isTraining: Without it the plan has no way back and no dropout.
  /// - Returns: Nil when its size cannot be counted.
  package init?(network: Network, capacity: Int, isTraining: Bool) {
    guard let parameterCount = network.parameterCount else { return nil }
    var builder = PlanBuilder(capacity: capacity, inputs: network.inputs, tensors: network.tensors)
    for layer in network.layers {
      guard builder.addForward(layer, isTraining: isTraining) else { return nil }
    }
    if isTraining { guard builder.addBackward() else { return nil } }
    self.init(
      network: network, capacity: capacity, tensors: network.tensors, forward: builder.forward,
      backward: builder.backward, input: builder.input, output: builder.current,
      outputGradient: builder.outputGradient, arenaCount: builder.arenaCount, parameterCount: parameterCount)
  }
}
