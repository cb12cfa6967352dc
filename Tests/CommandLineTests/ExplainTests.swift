import Foundation
import Testing

/// What `explain`, `tokens` and `tree` print, and how they end.
@Suite struct ExplainTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: ["D0213", "d213", "D213", "213", "d00213"])
  func `a code is explained with both examples, however it is written`(code: String) throws {
    let answer = try descent("explain", code, in: folder)
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(
      answer.output == """
        D0213: A thing has only the options on its card; one that it does not have is never passed over.

        This is wrong:

            data digits
            model mlp [64, 32, 10]
            optimizer adam(learnig_rate=1e-3)
            train 20 epochs

        error[D0213]: optimizer `adam` has no option `learnig_rate`
          --> recipe.train:3:16
           |
         3 | optimizer adam(learnig_rate=1e-3)
           |                ^^^^^^^^^^^^ not an option of adam
         help: write `lr`      (adam: lr, beta1, beta2, eps, amsgrad, amsgrad_corrected, eps_hat)

        This is right:

            data digits
            model mlp [64, 32, 10]
            optimizer adam(lr=1e-3)
            train 20 epochs

        """)
  }

  @Test func `a code that only a run can say shows the end of that run`() throws {
    let answer = try descent("explain", "D0603", in: folder)
    #expect(answer.status == 0)
    #expect(answer.output == Self.refusal)
  }

  @Test func `a code that no short recipe shows has its rule alone`() throws {
    let answer = try descent("explain", "D0101", in: folder)
    #expect(answer.status == 0)
    #expect(
      answer.output == """
        D0101: A recipe has at most four megabytes of text; data stays in files of its own.

        No short recipe shows it.

        """)
  }

  @Test func `as JSON a code is one object of texts`() throws {
    let answer = try descent("explain", "d304", "--json", in: folder)
    #expect(answer.status == 0 && answer.output.hasSuffix("}\n"))
    #expect(answer.output.filter { $0 == "\n" }.count == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: String])
    #expect(object.keys.sorted() == ["code", "diagnostic", "failing", "mended", "rule"])
    #expect(object["code"] == "D0304")
    #expect(object["failing"] == "let n = 1\nlet n = 2\nprint n")
    #expect(
      object["diagnostic"]?.hasPrefix("error[D0304]: `n` is given a value twice\n  --> recipe.train:2:5")
        == true)
    let silent = try descent("explain", "D0508", "--json", in: folder)
    #expect(silent.output.hasSuffix(",\"failing\":null,\"diagnostic\":null,\"mended\":null}\n"))
  }

  @Test func `what is no code ends with 64 and names the nearest`() throws {
    let near = try descent("explain", "D0299", in: folder)
    #expect(near.status == 64 && near.output.isEmpty)
    #expect(near.firstError == "Error: there is no code D0299; near it are D0301, D0302, D0303")
    for text in ["?!", "", "D02 13", "99999999999999999999", "\u{1b}[2J", "no such thing"] {
      let answer = try descent("explain", text, in: folder)
      #expect(answer.status == 64 && answer.output.isEmpty)
      #expect(answer.firstError.hasSuffix(" is no code and no name; codes read like D0213, names like adam"))
      #expect(!answer.errors.contains("\u{1b}"))
    }
    let slip = try descent("explain", "adamv", in: folder)
    #expect(slip.status == 64 && slip.output.isEmpty)
    #expect(slip.firstError == "Error: there is nothing called `adamv`; near it are adam, adamw")
    let chain = try descent("explain", "SequentialLR", in: folder)
    #expect(chain.status == 64)
    #expect(
      chain.firstError
        == "Error: `SequentialLR` is written `schedule warmup(5%) then cosine(to 0)` here")
    #expect(try descent("explain", in: folder).status == 64)
  }

  @Test func `a name is told with its rule, options, use and source`() throws {
    let answer = try descent("explain", "signsgd", in: folder)
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(
      answer.output == """
        signsgd, an optimizer: steps of one length along the gradient's sign

        Moves each weight by lr against the sign of its gradient. The size of the
        gradient is thrown away, so that a tiny one moves a weight as far as a huge one.

            x <- x (1 - lr decay)
            x <- x - lr sign(g)

        Here x are the weights, g is their gradient, t counts updates from 1, |x| is a
        length, <x, y> a sum of products; what is remembered begins at 0.

        Options:
          lr     step length; a number, at least 0; default 0.001
          decay  share of lr by which weights shrink; a number, at least 0; default 0

        Examples:
            optimizer signsgd(lr=1e-3)

            optimizer signsgd(lr=3e-4, decay=0.01)
            schedule linear(to 0)

        When: To see what the sign alone is worth. At a constant lr it never settles,
        and `signum` or `lion` is nearly always better.

        Source: Bernstein et al. 2018, arXiv:1802.04434; optax.sign_sgd.

        More: docs/catalogue.md, signsgd.

        """)
  }

  @Test func `a name that two kinds have is told for both`() throws {
    let answer = try descent("explain", "mae", in: folder)
    #expect(answer.status == 0)
    let firsts = answer.output.split(separator: "\n\n\n").map { $0.split(separator: ":")[0] }
    #expect(firsts == ["mae, a loss", "mae, a metric"])
  }

  @Test(arguments: [
    ("SGD", "sgd"), ("StepLR", "step"), ("CrossEntropyLoss", "cross_entropy"), ("swish", "silu"),
    ("NESTEROV", "nesterov"), ("kaiming_normal_", "he"),
  ])
  func `a name of other tools leads to the one it has here`(foreign: String, own: String) throws {
    let answer = try descent("explain", foreign, in: folder)
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("`\(foreign)` is called `\(own)` here.\n\n\(own), "))
  }

  @Test func `a statement is told as at the prompt, and so are options, units and words of the prompt`()
    throws
  {
    for (word, beginning) in [
      ("train", "train, an action: trains the model for so long\n\nGoes on from where"),
      ("undo", "undo, a word of the prompt: "), ("within", "`within`, a word within statements:\n"),
      ("lr", "`lr`, an option of "), ("epochs", "`epochs`, a unit: "), ("val.loss", "`val.loss`, a figure: "),
    ] {
      let answer = try descent("explain", word, in: folder)
      #expect(answer.status == 0 && answer.output.hasPrefix(beginning), "\(answer.output)")
      let object = try descent("explain", word, "--json", in: folder)
      let read = try JSONSerialization.jsonObject(with: Data(object.output.utf8)) as? [String: Any]
      #expect(read?["name"] as? String == word)
      #expect(read?["statements"] != nil || read?["text"] as? String == String(answer.output.dropLast()))
    }
  }

  @Test func `as JSON a name is one object with each entry that it means`() throws {
    let answer = try descent("explain", "constant", "--json", in: folder)
    #expect(answer.status == 0 && answer.output.hasSuffix("}\n"))
    #expect(answer.output.filter { $0 == "\n" }.count == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    let entries = try #require(object["entries"] as? [[String: Any]])
    #expect(entries.map { $0["kind"] as? String } == ["initializer", "schedule"])
    #expect(
      entries.allSatisfy {
        $0.keys.sorted() == [
          "account", "another", "differs", "example", "formula", "kind", "name", "options", "source",
          "summary",
          "symbols", "synonyms", "use",
        ]
      })
    let option = try #require((entries[1]["options"] as? [[String: Any]])?.first)
    #expect(option["name"] as? String == "for" && option["unit"] as? String == "epochs if bare")
    #expect(option["default"] is NSNull && option["needed"] as? Bool == false)
  }

  @Test func `tokens and trees of a sound recipe are results`() throws {
    let path = try folder.write("r.train", "train 5 epochs")
    let tokens = try descent("tokens", path, in: folder)
    #expect(tokens.status == 0 && tokens.errors.isEmpty)
    #expect(
      tokens.output == """
        1:1     word        train
        1:7     number      5
        1:9     word        epochs

        """)
    let tree = try descent("tree", "-", in: folder, input: "train 5 epochs\n")
    #expect(tree.status == 0 && tree.errors.isEmpty)
    #expect(
      tree.output == """
        1:1     train
        1:7       quantity in epochs
        1:7         number 5

        """)
  }

  @Test func `what is wrong is said beside what was read`() throws {
    let path = try folder.write("r.train", "seed 1x\nbatch 64 train 5 epochs\n")
    let tokens = try descent("tokens", path, in: folder)
    #expect(tokens.status == 2)
    #expect(tokens.output.contains("\n2:1     word        batch\n"))
    #expect(tokens.firstError.hasPrefix("error[D0106]: "))
    let tree = try descent("tree", path, in: folder)
    #expect(tree.status == 2)
    #expect(
      tree.output == """
        1:1     unread seed
        2:1     unread batch
        2:10    train
        2:16      quantity in epochs
        2:16        number 5

        """)
    #expect(tree.errors.contains("error[D0123]: "))
  }

  @Test func `a file that is not there ends with 5, a wrong command line with 64`() throws {
    for command in ["tokens", "tree"] {
      #expect(try descent(command, folder.path("none.train"), in: folder).status == 5)
      #expect(try descent(command, in: folder).status == 64)
      let full = try shell("echo 'seed 1' | \"$D\" \(command) - > /dev/full", in: folder)
      #expect(full.status == 5)
      #expect(try descent(command, "-", in: folder, input: "").output.isEmpty)
    }
    #expect(try shell("\"$D\" explain D0213 > /dev/full", in: folder).status == 5)
  }

  private static let refusal = """
    D0603: A batch has no more rows than there are to train on, which is known when the data is read.

    This checks, but its run ends so:

        data digits
        model mlp [64, 10]
        batch 1_439
        train 5 epochs

    error[D0603]: a batch of 1 439 is more than the 1 438 rows to train on
      --> recipe.train:4:1
       |
     4 | train 5 epochs
       | ^^^^^^^^^^^^^^ too large
     help: write `batch all`

    This is right:

        data digits
        model mlp [64, 10]
        batch all
        train 5 epochs

    """
}
