import DescentSyntax

/// What can be wrong with pausing a training and going on with it.
enum PauseFault: Fault {
  case step(String)
  case nothingPaused
  case otherModel

  var code: String {
    switch self {
    case .step: "D0363"
    case .nothingPaused, .otherModel: "D0364"
    }
  }

  var message: String {
    switch self {
    case .step(let found): "`until step` takes the whole number of a step, not \(found)"
    case .nothingPaused: "no training has been paused, so there is none to continue"
    case .otherModel: "the training that was paused is that of another model"
    }
  }

  var label: String {
    switch self {
    case .step: "not the number of a step"
    case .nothingPaused: "nothing to continue"
    case .otherModel: "cannot go on"
    }
  }

  var help: String? {
    switch self {
    case .step: "write `until step 1_234`"
    case .nothingPaused, .otherModel: "write `train 5 epochs`"
    }
  }
}
