import Foundation
import Testing

/// What a step of a training allocates, counted by a library that is loaded before the program.
@Suite struct AllocationTests {
  private static let models = [
    "model mlp [64, 32, 10]\noptimizer adam",
    "model { dense 32; layer_norm; gelu; dropout 0.2; dense 10 }\noptimizer adamw(decay=0.01)",
    "model mlp [64, 32, 10](activation=tanh)\noptimizer sgd(lr=0.1, momentum=0.9)\nclip norm 1",
    "model mlp [64, 32, 10]\noptimizer sgd(lr=0.1)\npenalty l2(1e-4)",
    "model mlp [64, 32, 10]\noptimizer rmsprop\nschedule warmup(10 steps) then cosine",
    "model mlp [64, 32, 10]\noptimizer schedule_free_adamw\naverage ema(0.9)\nclip adaptive",
    "model mlp [64, 32, 10]\noptimizer nadam\nloss cross_entropy(label_smoothing=0.1)\nclip value 1",
    "model mlp [64, 32, 10]\noptimizer lookahead(sam(sgd(lr=0.1, momentum=0.9)), every 3)\npenalty l2(1e-4)",
    "model mlp [64, 32, 10]\noptimizer cautious(centralize(noise(adam)))",
    "model mlp [64, 32, 10]\noptimizer sophia",
  ]

  private static let count = """
    compiler=$(dirname "$(readlink -f "$(command -v swift)")")/clang
    "$compiler" -O1 -shared -fPIC "$SOURCE" -o count.so -ldl
    LD_PRELOAD=./count.so "$D" run few.train --quiet --threads 2 2> few
    LD_PRELOAD=./count.so "$D" run many.train --quiet --threads 2 2> many
    """

  /// Both trainings stay within their first epoch of 719 steps.
  @Test(arguments: models)
  func `a step allocates nothing`(model: String) throws {
    let folder = try Folder()
    for (name, steps) in [("few", 100), ("many", 700)] {
      try folder.write("\(name).train", "data digits\n\(model)\nbatch 2 in 2 parts\ntrain \(steps) steps\n")
    }
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "allocations.c")
    let answer = try Running(
      [], script: Self.count, in: folder, environment: ["SOURCE": source.path]
    ).answer()
    #expect(answer.status == 0, "\(answer.errors)")
    let counts = ["few", "many"].map { name in
      folder.text(of: name).split(separator: " ").last.flatMap { Int($0.filter(\.isNumber)) }
    }
    let few = try #require(counts[0])
    let many = try #require(counts[1])
    // A thread that begins or ends may allocate once more; 600 steps would show 600 times.
    #expect(few > 0 && abs(many - few) < 30, "\(few) and \(many) allocations")
  }
}
