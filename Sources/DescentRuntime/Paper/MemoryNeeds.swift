import DescentLearning
import DescentRecipe
import DescentTensor

/// Bytes that a training asks for, by what they are for.
package struct MemoryNeeds: Sendable, Equatable {
  package let weights: Int
  package let gradients: Int
  /// What the optimizer keeps between steps.
  package let slots: Int
  /// The arena, which has the values of one batch; nil where nobody knows its rows.
  package let batch: Int?
  /// The best weights, where a rule keeps them.
  package let kept: Int
  /// The average that is looked at in the weights' place, and what an optimizer shows in theirs.
  package let looked: Int
  package let optimizer: String

  /// - Parameter batch: Rows of a batch; nil where they are not known.
  init(_ network: Network, _ settings: Settings, batch: Int?) {
    let count = network.parameterCount ?? Int.max
    weights = Bytes.product(count, 4)
    gradients = weights
    slots = network.parameterCount == nil ? Int.max : Self.slots(network, settings)
    kept = settings.keptBy == nil ? 0 : weights
    let means = (settings.average == nil ? 0 : 1) + (settings.optimizer.hidesWeights ? 1 : 0)
    looked = Bytes.product(weights, means)
    self.batch = batch.map { rows in
      let capacity = BatchPart.rows(of: rows, parts: settings.batchParts)
      let plan = Plan(network: network, capacity: capacity, isTraining: true)
      return Bytes.product(plan?.arenaCount ?? Int.max, 4)
    }
    let keeping = settings.optimizer.groups.filter { !$0.optimizer.keeps.isEmpty }.map(\.name)
    optimizer = keeping.isEmpty ? settings.optimizer.name : keeping.joined(separator: " and ")
  }

  private static func slots(_ network: Network, _ settings: Settings) -> Int {
    let tensors = settings.optimizer.tensors(of: network.tensors, frozen: settings.frozen)
    return zip(settings.optimizer.groups, tensors).reduce(0) { sum, group in
      Bytes.sum(sum, OptimizerMemory.bytes(for: group.0.optimizer, tensors: group.1))
    }
  }

  /// What is known and not nothing, in the user's words.
  package var parts: [(String, Int)] {
    // A long name would leave no room beside it on a narrow screen.
    let owner = optimizer.count > 9 ? "optimizer" : optimizer
    return [
      ("weights", weights), ("gradients", gradients), ("\(owner)'s memory", slots),
      ("the best weights", kept), ("weights looked at", looked), ("a batch's arena", batch ?? 0),
    ]
    .filter { $0.1 > 0 }
  }

  /// What each step goes through.
  var touched: Int { [weights, gradients, slots, batch ?? 0].reduce(0, Bytes.sum) }

  /// The sum of what is known.
  package var total: Int { parts.reduce(0) { Bytes.sum($0, $1.1) } }
}

/// What a training asks for beside what it may have.
package struct MemoryOnPaper: Sendable, Equatable {
  package let needs: MemoryNeeds
  /// In bytes.
  package let limit: Int

  /// Whether a run would refuse to begin.
  package var isAboveLimit: Bool { needs.total > limit }
}
