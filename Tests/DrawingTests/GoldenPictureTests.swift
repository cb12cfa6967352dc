import Testing

@testable import DescentConsole

/// What is drawn of a recipe, on record for three widths.
@Suite struct GoldenPictureTests {
  static let recipes = [
    ("moons", "data moons(n=400, noise=0.1); model mlp [2, 8, 2]\nshow data 2"),
    ("sine", "data sine; model mlp [1, 8, 1]\nshow data 1"),
    ("digits", "data digits; model mlp [64, 10]\nshow data 5"),
    (
      "gradients",
      "data digits; model { dense 32 relu; layer_norm; dense 10 }; freeze layer 1; clip norm 1\n"
        + "train 1 epoch\nshow gradients"
    ),
    ("no-numbers", "data digits; model mlp [64, 4, 10](init=constant(1e30))\nshow gradients"),
    ("history", "data digits; model mlp [64, 16, 10]; metrics accuracy, f1; train 12 epochs\nshow history"),
    ("one-epoch", "data digits; model mlp [64, 10]; train 1 epoch\nshow history"),
    ("no-validation", "data iris; split 90/0/10; model mlp [4, 8, 3]; train 3 epochs\nshow history"),
  ]

  @Test(arguments: recipes, [40, 80, 200])
  func `a picture is drawn as recorded`(recipe: (name: String, text: String), width: Int) throws {
    Golden.expect("\(recipe.name)-\(width)", words(try events(of: recipe.text), width: width))
  }

  @Test(arguments: [40, 80, 200])
  func `wide characters and long names are drawn as recorded`(width: Int) throws {
    let rows = (0..<40).map { row in
      let (x, y) = (row * 37 % 100, row * 53 % 100)
      let name = [
        "犬", "a class whose name is longer than any screen would like it to be", "été", "c d",
      ][row % 4]
      return "\(x),\(y),\(name)\n"
    }
    let table =
      "breite in 毫米,a very long name of a column that nobody reads to its end,kind\n" + rows.joined()
    let recipe = """
      data csv("t.csv", target=kind); model { dense 12 leaky_relu; dense 4 }; train 3 epochs
      show data 2
      evaluate train
      show model
      show optimizer
      """
    Golden.expect("wide-\(width)", words(try events(of: recipe, files: ["t.csv": table]), width: width))
  }
}
