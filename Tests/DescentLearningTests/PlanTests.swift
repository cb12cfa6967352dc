import DescentLearning
import Testing

/// How a network is laid out: tensors, operations and their places in the arena.
struct PlanTests {
  private func plan(_ network: Network, capacity: Int = 6, isTraining: Bool = true) throws -> Plan {
    try #require(Plan(network: network, capacity: capacity, isTraining: isTraining))
  }

  /// Each block of the arena that an operation writes as its own, by what it is.
  private func blocks(_ plan: Plan) -> [(name: String, offset: Int, count: Int)] {
    var blocks = [("input", plan.input.offset, plan.capacity * plan.input.width)]
    for operation in plan.forward {
      switch operation {
      case .dense(_, _, _, let output), .drop(_, _, let output), .normalize(_, _, _, _, let output):
        blocks.append(("output", output.offset, plan.capacity * output.width))
      case .activate(_, let input, let output):
        if input != output { blocks.append(("activation", output.offset, plan.capacity * output.width)) }
      }
    }
    var gradients: [Int: Int] = [plan.outputGradient.offset: plan.outputGradient.width]
    for operation in plan.backward {
      for slot in slots(operation) { gradients[slot.offset] = max(gradients[slot.offset] ?? 0, slot.width) }
    }
    blocks += gradients.map { ("gradient", $0.key, plan.capacity * $0.value) }
    return blocks.map { (name: $0.0, offset: $0.1, count: $0.2) }
  }

  /// The slots of gradients, and of what stands in for one, that an operation of the way back works on.
  private func slots(_ operation: Plan.Backward) -> [Plan.Slot] {
    switch operation {
    case .weightGradient(_, let gradient, _), .columnSums(let gradient, _), .activate(_, _, let gradient),
      .drop(_, let gradient):
      [gradient]
    case .inputGradient(let gradient, _, let output): [gradient, output]
    case .normalize(_, _, _, let gradient, let shares), .gainShares(_, _, _, let gradient, let shares):
      [gradient, shares]
    }
  }

  @Test(arguments: GradientCase.all)
  func `blocks of the arena lie apart and within it`(golden: GradientCase) throws {
    let plan = try plan(golden.network)
    let blocks = blocks(plan).sorted { $0.offset < $1.offset }
    for (block, next) in zip(blocks, blocks.dropFirst()) {
      #expect(block.offset + block.count <= next.offset, "\(block.name) and \(next.name)")
    }
    for block in blocks {
      #expect(block.offset >= 0 && block.offset + block.count <= plan.arenaCount, "\(block.name)")
      #expect(block.offset % 16 == 0, "\(block.name) begins on a cache line")
    }
    #expect(blocks.count { $0.name == "gradient" } <= 2)
  }

  @Test(arguments: GradientCase.all)
  func `an activation is in place only where the way back does not miss what it overwrites`(
    golden: GradientCase
  ) throws {
    var overwritten: [Plan.Slot] = []
    let plan = try plan(golden.network)
    for (index, operation) in plan.forward.enumerated() {
      guard case .activate(let activation, let input, let output) = operation, input == output else {
        continue
      }
      #expect(!activation.needsInput && index > 0)
      #expect(!overwritten.contains(input), "a value is overwritten twice")
      overwritten.append(input)
    }
  }

  @Test func `a small plan has the size and the order worked out by hand`() throws {
    let network = Network.perceptron([3, 5, 2], [.activation(.relu)])
    let training = try plan(network, capacity: 4)
    // Blocks end on the next cache line: input 12, two outputs 20 and 8, two gradients 20.
    #expect(training.arenaCount == 16 + 32 + 16 + 32 + 32)
    #expect(training.parameterCount == 3 * 5 + 5 + 5 * 2 + 2)
    #expect(training.tensors.map(\.offset) == [0, 15, 20, 30])
    #expect(training.tensors.map(\.rows) == [3, 1, 5, 1] && training.tensors.map(\.columns) == [5, 5, 2, 2])
    #expect(training.tensors.map(\.layer) == [1, 1, 2, 2])
    #expect(training.tensors.map(\.role) == [.weight, .bias, .weight, .bias])
    let evaluation = try plan(network, capacity: 4, isTraining: false)
    #expect(evaluation.arenaCount == 16 + 32 + 16 && evaluation.backward.isEmpty)
    let names = training.backward.map { "\($0)".prefix { $0 != "(" } }
    #expect(
      names == [
        "weightGradient", "columnSums", "inputGradient", "activate", "weightGradient", "columnSums",
      ])
  }

  @Test(arguments: GradientCase.all)
  func `tensors lie one after another and fill the flat vector`(golden: GradientCase) throws {
    let plan = try plan(golden.network)
    var end = 0
    for (index, tensor) in plan.tensors.enumerated() {
      #expect(tensor.offset == end && tensor.layer == index / 2 + 1)
      #expect((index % 2 == 0 ? [.weight, .gain] : [.bias, .shift]).contains(tensor.role))
      end += tensor.count
    }
    #expect(plan.parameterCount == end && golden.network.parameterCount == end)
  }

  @Test func `no gradient is taken to what nothing is trained before`() throws {
    func names(_ links: [Network.Link]) throws -> [String] {
      try plan(.chain(4, links)).backward.map { "\($0)".prefix { $0 != "(" }.description }
    }
    let dense = ["weightGradient", "columnSums"]
    #expect(try names([.dropout(0.5), .activation(.gelu), .dense(3)]) == dense)
    #expect(try names([.activation(.tanh)]) == [])
    let normalized = ["columnSums", "gainShares", "columnSums"]
    #expect(try names([.normalization(eps: 1)]) == normalized)
    #expect(
      try names([.activation(.tanh), .normalization(eps: 1), .dense(3)])
        == dense + ["inputGradient"] + normalized)
    #expect(
      try names([.dense(3), .normalization(eps: 1)])
        == ["columnSums", "normalize", "columnSums"] + dense)
  }

  @Test(arguments: GradientCase.all)
  func `without training there is no dropout and no way back`(golden: GradientCase) throws {
    let plan = try plan(golden.network, isTraining: false)
    #expect(plan.backward.isEmpty)
    #expect(!plan.forward.contains { if case .drop = $0 { true } else { false } })
    #expect(plan.output.width == golden.network.outputs && plan.input.width == golden.network.inputs)
  }

  @Test func `what cannot be counted has no plan`() {
    let huge = [[1 << 40, 1 << 40, 1], [Int.max, 2], [Int.max / 2, 1, Int.max / 2 + 9, 1]]
    for sizes in huge {
      let network = MultilayerPerceptron().network(sizes: sizes)
      #expect(network.parameterCount == nil)
      #expect(Plan(network: network, capacity: 1, isTraining: true) == nil)
    }
    let wide = MultilayerPerceptron().network(sizes: [1 << 40, 1])
    #expect(Plan(network: wide, capacity: 1 << 40, isTraining: false) == nil)
    let deep = MultilayerPerceptron().network(sizes: [1, 1 << 40, 1])
    #expect(Plan(network: deep, capacity: 1 << 30, isTraining: true) == nil)
  }
}
