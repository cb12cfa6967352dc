import DescentLearning
import DescentTensor

extension ActivationOperation {
  /// Whether it takes about as long as reading its numbers.
  var isLight: Bool {
    switch self {
    case .relu, .leakyReLU: true
    case .tanh, .sigmoid, .gelu, .elu, .silu, .softplus: false
    case .element(let function): function.isLight
    }
  }

  /// What an element takes beside one through tanh.
  var weight: Double {
    switch self {
    case .relu, .leakyReLU: 0
    case .tanh, .sigmoid, .elu, .silu: 1
    case .gelu, .softplus: 1.9
    case .element(let function): function.isLight ? 0 : 1.4
    }
  }

  /// Whether the way back takes about as long as reading its numbers.
  var isLightBackward: Bool {
    switch self {
    case .relu, .leakyReLU, .tanh, .sigmoid: true
    case .gelu, .elu, .silu, .softplus: false
    case .element(let function): function.isLight
    }
  }
}

extension ElementFunction {
  /// Whether it takes about as long as reading its numbers, there and back.
  fileprivate var isLight: Bool {
    switch self {
    case .hardtanh, .hardsigmoid, .hardswish, .softshrink, .hardshrink, .squaredReLU, .threshold: true
    case .selu, .celu, .mish, .softsign, .geluTanh, .tanhshrink, .logSigmoid, .squareplus: false
    }
  }
}
