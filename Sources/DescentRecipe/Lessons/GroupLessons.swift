import DescentSyntax

extension RecipeLessons {
  /// Optimizers for some layers, and frozen ones.
  static let groups: [String: Lesson] = [
    "D0380": line(
      "Layers with weights are numbered from 1, upwards.", "freeze layers 2..1", "freeze layers 1..1"),
    "D0381": line(
      "A layer that is named is one of the model's layers with weights.", "freeze layer 3", "freeze layer 2"),
    "D0382": line(
      "Each layer is moved by one optimizer.", "optimizer adam for layers 1..2, sgd(lr=0.1) for layer 2",
      "optimizer adam for layer 1, sgd(lr=0.1) for layer 2"),
    "D0383": line(
      "Every layer that is not frozen is moved by an optimizer.", "optimizer adam for layer 1",
      "optimizer adam for layer 1, sgd(lr=0.1) for rest"),
    "D0384": line(
      "Of several optimizers each says which layers it moves; `for rest` stands behind the last.",
      "optimizer adam, sgd(lr=0.1) for layer 2", "optimizer adam for layer 1, sgd(lr=0.1) for rest"),
    "D0385": line(
      "A frozen layer keeps its weights, so no optimizer is named for it.",
      "freeze layer 1; optimizer adam for layers 1..2", "freeze layer 1; optimizer adam for layer 2"),
    "D0386": line(
      "A training has a layer to train, and each optimizer too.", "freeze layers 1..2", "freeze layer 1"),
    "D0387": line(
      "`freeze` says by their numbers which layers keep their weights.", "freeze rest", "freeze layer 1"),
    "D0388": lesson(
      "A formula has variables, not layers, so one optimizer walks down it.",
      "optimizer adam for layer 1, sgd(lr=0.1) for rest\nminimize ravine for 50 steps",
      "optimizer adam\nminimize ravine for 50 steps"),
  ]
}
