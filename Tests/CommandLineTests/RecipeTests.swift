import Foundation
import Testing

/// Recipes as people bring them to the command line.
@Suite struct RecipeTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: Program.examples)
  func `every example checks as it stands`(example: URL) throws {
    #expect(try descent("check", example.path, in: folder).status == 0)
    #expect(try descent("check", "--strict", example.path, in: folder).status == 0)
  }

  @Test(arguments: Program.examples)
  func `every prefix of an example is sound or refused`(example: URL) throws {
    let recipe = [UInt8](try Data(contentsOf: example))
    let names = try (0..<recipe.count).map { length in
      try folder.write("\(length).train", Array(recipe[..<length]))
    }
    let answer = try Running(["check"] + names, in: folder).answer()
    #expect(!answer.isKilled)
    #expect(answer.status == 2 || answer.status == 0)
    #expect(answer.errors.matches(of: /error\[D0[0-9]{3}\]/).count > 0 || answer.status == 0)
  }

  @Test func `the card checks, and without data it is refused with the way out`() throws {
    let card =
      "model mlp [784,128,10]; optimizer adam(lr=1e-3); schedule step(0.5, every 10); train 20 epochs\n"
    #expect(try String(contentsOfFile: Program.example("card"), encoding: .utf8) == card)
    let checked = try descent("check", Program.example("card"), in: folder)
    #expect(checked.status == 0)
    #expect(checked.firstError == "note[D0308]: there is no data to work on")
    let run = try descent("run", Program.example("card"), in: folder)
    #expect(run.status == 2)
    #expect(run.firstError == "error[D0308]: there is no data to work on")
    #expect(run.errors.hasSuffix(" help: put `data digits` above it, or run it with `--data mnist`\n"))
    #expect(run.output.isEmpty)
  }

  @Test func `a recipe from standard input is run like a file`() throws {
    let recipe = try String(contentsOfFile: Program.example("iris"), encoding: .utf8)
    let typed = try descent("run", "-", in: folder, input: recipe)
    let filed = try descent("run", Program.example("iris"), in: folder)
    #expect(typed.status == 0)
    #expect(typed.output == filed.output)
    let wrong = try descent("check", "-", in: folder, input: "data dgits\n")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("  --> standard input:1:6\n"))
    #expect(try descent("run", "-", in: folder).status == 0)
  }

  @Test func `data and values from the command line take the place of the recipe's`() throws {
    let path = try folder.write(
      "r.train", "let n = 2\ndata digits\nmodel mlp [_, 8, _]\ntrain n epochs\nprint n\n")
    let answer = try descent("run", path, "--data", "moons(n=300)", "--set", "n=3", in: folder)
    #expect(answer.status == 0)
    #expect(answer.output == "3\n")
    #expect(answer.errors.hasPrefix("moons(n=300): 240 rows to train on"))
    #expect(answer.errors.contains("\nepoch 3/3  "))
    #expect(try descent("run", path, "--set", "n=2.5", in: folder).status == 2)
    #expect(try descent("run", path, "--set", "m=2", in: folder).status == 2)
    #expect(try descent("run", path, "--set", "n=2; train 9 epochs", in: folder).status == 2)
    #expect(try descent("run", path, "--data", "mons", in: folder).status == 2)
    #expect(try descent("run", path, "--data", "moons; train 9 epochs", in: folder).status == 2)
    #expect(try descent("run", path, "--data", "", in: folder).status == 2)
  }

  @Test func `quiet says results and errors only`() throws {
    let path = try folder.write(
      "r.train",
      "let unused = 1\ndata digits\nmodel mlp [64, 10]\ntrain 1 epoch\n"
        + "evaluate test\nexpect loss < 100\nprint 1\n"
    )
    let quiet = try descent("run", path, "--quiet", in: folder)
    let all = try descent("run", path, in: folder)
    #expect(quiet.status == 0 && quiet.errors.isEmpty)
    #expect(quiet.output == all.output)
    #expect(all.errors.hasPrefix("warning[D0303]"))
    #expect(quiet.output.hasSuffix("\n1\n"))
  }

  @Test func `strict makes errors of warnings`() throws {
    let path = try folder.write("r.train", "let a = 1\ndata digits\nmodel mlp [64, 10]\ntrain 1 epoch\n")
    let lenient = try descent("check", path, in: folder)
    #expect(lenient.status == 0 && lenient.firstError.hasPrefix("warning[D0303]"))
    let strict = try descent("check", "--strict", path, in: folder)
    #expect(strict.status == 2 && strict.firstError.hasPrefix("error[D0303]"))
  }

  @Test func `of many recipes each is checked, and one wrong one shows in the status`() throws {
    let right = try folder.write("right.train", "data digits\nmodel mlp [64, 10]\ntrain 1 epoch\n")
    let wrong = try folder.write("wrong.train", "data digits\nmodel mlp [63, 10]\ntrain 1 epoch\n")
    let answer = try descent("check", right, wrong, folder.path("none.train"), right, in: folder)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("error[D0505]") && answer.errors.contains("there is no file"))
    #expect(try descent("check", right, right, in: folder).status == 0)
  }
}
