import DescentSyntax

extension RecipeLessons {
  /// Values and expressions.
  static let values: [String: Lesson] = [
    "D0401": lesson(
      "A name in an expression has a value above it, or is a function.",
      "let width = 32\nprint widht", "let width = 32\nprint width"),
    "D0402": lesson(
      "Arithmetic has a result: no division by zero, none too large to keep, no mixing of units.",
      "print 1/0", "print 1/2"),
    "D0404": lesson(
      "Arithmetic, sizes and units take numbers; conditions and strings are none.",
      "print (1 < 2) epochs", "print 2 epochs"),
    "D0405": lesson(
      "What is counted is whole.", "data digits\nmodel mlp [64, 10]\ntrain 20.5 epochs",
      "data digits\nmodel mlp [64, 10]\ntrain 20 epochs"),
    "D0406": action(
      "A claim is a comparison, or several joined by `and`, `or` and `not`.",
      "evaluate test\nexpect test.accuracy", "evaluate test\nexpect test.accuracy >= 90%"),
    "D0407": lesson(
      "A value with a unit takes no second one.",
      "let length = 2 epochs\ndata digits\nmodel mlp [64, 10]\ntrain length epochs",
      "let length = 2 epochs\ndata digits\nmodel mlp [64, 10]\ntrain length"),
    "D0408": lesson("A function takes its own number of values.", "print min(1)", "print min(1, 2)"),
    "D0409": line(
      "Lists, sizes, `_` and options stand only where the language gives them a meaning.",
      "batch [32, 64]", "batch 32"),
    "D0410": line(
      "A setting is fixed before anything is measured, so no figure stands in it.",
      "optimizer adam(lr=val.loss)", "optimizer adam(lr=1e-3)"),
    "D0411": action(
      "A figure is a part, a point and a metric that fits the data: `val.accuracy`.",
      "expect val_accuracy > 50%", "expect val.accuracy > 50%"),
  ]

  /// Sizes of models.
  static let shapes: [String: Lesson] = [
    "D0501": model(
      "A model has an input size and an output size at least.", "mlp [10]", "mlp [64, 10]"),
    "D0502": model("A size is a whole number from 1 to a billion.", "mlp [64, 0, 10]", "mlp [64, 16, 10]"),
    "D0503": model(
      "`_` takes a size from the data, which knows the first and the last alone.", "mlp [64, _, 10]",
      "mlp [_, 32, _]"),
    "D0504": model("The sizes of a model have no names.", "mlp [64, hidden=32, 10]", "mlp [64, 32, 10]"),
    "D0505": model(
      "A model takes as many inputs as the data has features.", "mlp [784, 10]", "mlp [64, 10]"),
    "D0506": model(
      "A model has as many outputs as the data has classes.", "mlp [64, 2]", "mlp [64, 10]"),
    "D0507": lesson(
      "Where the data has a number to predict, the model has one output.",
      "data sine\nmodel mlp [1, 16, 2]\ntrain 5 epochs", "data sine\nmodel mlp [1, 16, 1]\ntrain 5 epochs"),
    "D0508": lesson("A model has at most 65 536 layers: each draws its weights from a place of its own."),
    "D0509": model(
      "The weights of a model can be counted, that is, there are fewer than 2^63.",
      "mlp [64" + String(repeating: ", 1e9", count: 12) + ", 10]", "mlp [64, 1000, 10]"),
    "D0510": model(
      "A model ends in a dense layer, which says how many outputs there are.", "{ dropout 0.2; layer_norm }",
      "{ layer_norm; dense 10 }"),
    "D0511": model(
      "The loss takes the outputs of the last dense layer as they are; what stands behind it bends them.",
      "{ dense 32 relu; dense 10 relu }", "{ dense 32 relu; dense 10 }"),
    "D0512": model(
      "`cross_entropy` turns outputs into probabilities itself, as in PyTorch and unlike Keras.",
      "{ dense 32 relu; dense 10 softmax }", "{ dense 32 relu; dense 10 }"),
    "D0513": model(
      "Layers stand in braces, separated by `;` or by lines.", "dense(10)", "{ dense 10 }"),
    "D0514": model(
      "A dense layer says its outputs; how many inputs it has is what the layer before it says.",
      "{ dense 64 32 relu; dense 10 }", "{ dense 32 relu; dense 10 }"),
  ]
}
