import DescentSyntax

extension RecipeLessons {
  /// Optimizers that look at the loss more than once, and what goes around others.
  static let optimizers: [String: Lesson] = [
    "D0391": line(
      "What takes the gradient anew goes outside what changes it, and a search chooses its own steps.",
      "optimizer noise(sam(sgd(lr=0.1)))", "optimizer sam(noise(sgd(lr=0.1)))"),
    "D0392": line(
      "`sam`, `lbfgs` and `sophia` look at the loss of the whole model, and move all of it.",
      "optimizer sam(sgd(lr=0.1)) for layer 1, adam for rest",
      "optimizer sgd(lr=0.1) for layer 1, adam for rest"),
    "D0393": line(
      "A search holds the slope of the loss against the loss, so neither is bent.",
      "batch all; optimizer lbfgs; clip norm(1)", "batch all; optimizer lbfgs"),
    "D0394": lesson(
      "A search compares one loss at several places; dropout makes it another from update to update.",
      "data digits\nmodel mlp [64, 32, 10](dropout=0.2)\nbatch all\noptimizer lbfgs\ntrain 5 epochs",
      "data digits\nmodel mlp [64, 32, 10]\nbatch all\noptimizer lbfgs\ntrain 5 epochs"),
    "D0395": line(
      "`sophia` estimates curvature from answers that it draws by the probabilities of the loss.",
      "optimizer sophia; loss hinge", "optimizer sophia; loss cross_entropy"),
  ]
}
