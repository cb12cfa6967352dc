import DescentLearning
import DescentRecipe
import DescentTensor

/// An optimizer with what it keeps of the tensors that it moves.
struct MovedGroup {
  let optimizer: any Optimizer
  let memory: OptimizerMemory

  /// Those of a setting, their memory empty; nil when it cannot be had.
  static func all(
    of setting: OptimizerSetting, frozen: LayerSet?, _ network: Network, _ parameters: FloatBuffer,
    _ gradients: FloatBuffer
  ) -> [MovedGroup]? {
    let tensors = setting.tensors(of: network.tensors, frozen: frozen)
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

  /// These groups under the optimizers of a setting of the same revision, which keep alike; nil when room to
  /// work in cannot be had.
  static func goingOn(_ groups: [MovedGroup], under setting: OptimizerSetting) -> [MovedGroup]? {
    var changed: [MovedGroup] = []
    for (group, new) in zip(groups, setting.groups) {
      guard let memory = group.memory.goingOn(under: new.optimizer) else { return nil }
      changed.append(MovedGroup(optimizer: new.optimizer, memory: memory))
    }
    return changed
  }
}
