import Foundation
import Testing

/// Every way that a command can end, by its exit status and its words.
@Suite struct StatusTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private let head = "data digits\nmodel mlp [64, 16, 10]\n"

  private func run(_ recipe: String, _ arguments: String...) throws -> Answer {
    let path = try folder.write("recipe.train", recipe)
    return try Running(["run", path] + arguments, in: folder).answer()
  }

  @Test func `a recipe that is done ends with 0 and its results on standard output`() throws {
    let answer = try descent("run", Program.example("digits"), in: folder)
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("test (179 rows)  loss "))
    #expect(answer.output.split(separator: "\n").count == 1 + 11 + 11)
    #expect(answer.errors.contains("\nholds: test.accuracy >= 90%"))
    #expect(answer.errors.hasPrefix("digits: 1 438 rows to train on, 180 to validate, 179 to test"))
  }

  @Test func `a false claim ends with 1 after the recipe's end`() throws {
    let answer = try run(
      head + "train 1 epoch\nevaluate test\nexpect test.accuracy >= 99.9%\nprint \"end\"\n")
    #expect(answer.status == 1)
    #expect(answer.output.hasSuffix("\nend\n"))
    #expect(
      answer.errors.contains("error[D0901]: this does not hold: test.accuracy >= 99.9%; `test.accuracy` is "))
  }

  @Test func `a wrong recipe ends with 2 before anything is done`() throws {
    let answer = try run(head + "print 1\noptimizer adam(learnig_rate=1e-3)\ntrain 1 epoch\n")
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    let path = folder.path("recipe.train")
    #expect(
      answer.errors == """
        error[D0213]: optimizer `adam` has no option `learnig_rate`
          --> \(path):4:16
           |
         4 | optimizer adam(learnig_rate=1e-3)
           |                ^^^^^^^^^^^^ not an option of adam
         help: write `lr`      (adam: lr, beta1, beta2, eps, amsgrad, amsgrad_corrected, eps_hat)

        """)
  }

  @Test func `data that is not there ends with 3`() throws {
    let answer = try run("data mnist\nmodel mlp [784, 10]\ntrain 1 epoch\n")
    #expect(answer.status == 3)
    #expect(
      answer.firstError.hasPrefix("error[D0601]: the files of `mnist` are in none of the folders searched: "))
    #expect(answer.errors.contains("DESCENT_DATA"))
  }

  @Test func `a limit ends with 4`() throws {
    let answer = try run(head + "train 1 epoch\n", "--memory", "10kB")
    #expect(answer.status == 4)
    #expect(answer.firstError.hasPrefix("error[D0701]: this needs "))
    #expect(answer.firstError.hasSuffix("the limit is 10.0 kB"))
  }

  @Test func `a recipe that is not there ends with 5`() throws {
    for command in ["run", "check"] {
      let answer = try descent(command, folder.path("nothing.train"), in: folder)
      #expect(answer.status == 5)
      #expect(answer.errors == "error: there is no file `\(folder.path("nothing.train"))`\n")
      let other = try descent(command, folder.url.path, in: folder)
      #expect(other.status == 5)
      #expect(other.errors.hasPrefix("error: `\(folder.url.path)` is not a regular file but a directory"))
    }
  }

  @Test(.enabled(if: geteuid() != 0)) func `a recipe that may not be read ends with 5`() throws {
    let path = try folder.write("secret.train", head)
    chmod(path, 0)
    let answer = try descent("run", path, in: folder)
    #expect(answer.status == 5)
    #expect(answer.errors.hasPrefix("error: no permission to open"))
  }

  @Test func `results that cannot be written end with 5`() throws {
    let path = try folder.write("recipe.train", head + "train 1 epoch\nevaluate test\n")
    let full = try shell("\"$D\" run \(path) > /dev/full", in: folder)
    #expect(full.status == 5)
    #expect(full.errors.contains("error: no space left to write standard output\n"))
    #expect(full.errors.contains("\nweights.sha256 "))
    #expect(try shell("\"$D\" run \(path) >&-", in: folder).status == 5)
    #expect(try shell("\"$D\" run \(path) 2> /dev/full", in: folder).status == 0)
    #expect(
      try shell("\"$D\" check --events json \(Program.example("card")) > /dev/full", in: folder).status == 5)
  }

  @Test func `a training that diverges ends with 6 and says where and what to do`() throws {
    let recipe = "data sine\nmodel mlp [1, 64, 64, 1]\noptimizer sgd(lr=1e6)\ntrain 9 epochs\n"
    let answer = try run(recipe)
    #expect(answer.status == 6)
    #expect(
      answer.errors.contains("error[D0801]: the gradient of layer 1's weight is no longer a number at step 3")
    )
    #expect(answer.errors.contains("stopped here, before the update"))
    #expect(answer.errors.hasSuffix(" help: try a smaller step: `optimizer sgd(lr=100000)`\n"))
  }

  @Test(arguments: [
    ["run"], ["run", "a.train", "b.train"], ["walk"], ["check"], ["--nonsense"],
    ["run", "a.train", "--threads", "0"],
    ["run", "a.train", "--threads", "-1"], ["run", "a.train", "--threads", "1025"],
    ["run", "a.train", "--threads"],
    ["run", "a.train", "--threads", "two"], ["run", "a.train", "--memory", "8"],
    ["run", "a.train", "--memory", "GB"],
    ["run", "a.train", "--memory", "-1GB"], ["run", "a.train", "--memory", "nanGB"],
    ["run", "a.train", "--memory", "1e400GB"], ["run", "a.train", "--set", "lr"],
    ["run", "a.train", "--set", "=3"],
    ["run", "a.train", "--events", "xml"], ["check", "a.train", "--loudly"],
  ])
  func `a wrong command line ends with 64 and shows the right one`(arguments: [String]) throws {
    try folder.write("a.train", head)
    let answer = try Running(arguments, in: folder).answer()
    #expect(answer.status == 64)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.contains("Usage: descent"))
  }

  @Test func `an unknown instruction set ends with 64`() throws {
    let answer = try descent(
      "run", Program.example("iris"), in: folder, environment: ["DESCENT_ISA": "\u{1b}[31m"])
    #expect(answer.status == 64)
    #expect(answer.errors.contains("DESCENT_ISA is one of avx512, avx2, baseline, not \\x1b[31m"))
  }

  @Test func `a recipe where a command belongs is led to run`() throws {
    let recipe = try descent("digits.train", in: folder)
    #expect(recipe.status == 64)
    #expect(recipe.errors.contains("write `descent run digits.train`"))
    let slip = try descent("chekc", "digits.train", in: folder)
    #expect(slip.status == 64)
    #expect(slip.errors.contains("there is no command `chekc`; write `descent check`"))
  }

  @Test func `help and version are asked for, so they are results`() throws {
    for arguments in [["--help"], ["help", "run"], ["--version"]] {
      let answer = try Running(arguments, in: folder).answer()
      #expect(answer.status == 0)
      #expect(!answer.output.isEmpty && answer.errors.isEmpty)
    }
  }
}
