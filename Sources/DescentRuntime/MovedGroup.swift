import DescentLearning
import DescentRecipe
import DescentTensor

/// An optimizer with what it keeps of the tensors that it moves.
struct MovedGroup {
  let optimizer: any Optimizer
  let memory: OptimizerMemory

  /// Those of the settings, their memory empty; nil when it cannot be had.
  static func all(
    of settings: Settings, _ network: Network, _ parameters: FloatBuffer, _ gradients: FloatBuffer
  ) -> [MovedGroup]? {
    let setting = settings.optimizer
    let tensors = setting.tensors(of: network.tensors, frozen: settings.frozen)
    var groups: [MovedGroup] = []
    for (group, tensors) in zip(setting.groups, tensors) {
      guard
        let memory = OptimizerMemory(
          for: group.optimizer, tensors: tensors, parameters: parameters, gradients: gradients)
      else { return nil }
      groups.append(MovedGroup(optimizer: group.optimizer, memory: memory))
    }
    return groups
  }
}
