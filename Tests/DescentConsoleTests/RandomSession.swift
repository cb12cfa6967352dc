/// Draws lines as somebody might type them who tries everything.
struct RandomSession {
  private var state: UInt64
  private var branches = ["main"]

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  private mutating func one<Element>(of elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// What every session begins with.
  mutating func beginning() -> [String] {
    let (data, outputs) = one(of: [
      ("data blobs(n=60, classes=3)", 3), ("data moons(n=80)", 2), ("data sine(n=70)", 1), ("data iris", 3),
    ])
    let model = one(of: [
      "mlp [_, 6, _]", "{ dense 5 tanh; dropout 0.2; dense \(outputs) }", "mlp [_, 4, 4, _]",
    ])
    return [data, "model \(model)"]
  }

  /// One line, and after how many looks at it there is a wish to stop.
  mutating func line() -> (text: String, stop: Int?) {
    switch number(below: 20) {
    case 0...6: (training(), number(below: 3) == 0 ? number(below: 40) : nil)
    case 7, 8: ("continue", number(below: 3) == 0 ? number(below: 30) : nil)
    case 9: (one(of: ["step", "step 7", "step 2"]), nil)
    case 10, 11: (travel(), nil)
    case 12: (one(of: ["evaluate val", "evaluate test", "evaluate train", "show model", "why lr"]), nil)
    case 13: (one(of: ["expect val.loss < 100", "print val.loss", "print train.loss", "show history"]), nil)
    default: (setting(), nil)
    }
  }

  private mutating func training() -> String {
    let length = one(of: ["1 epoch", "3 epochs", "2 epochs", "11 steps", "5 steps", "64 samples", "n epochs"])
    switch number(below: 8) {
    case 0: return "train \(length) until step \(1 + number(below: 60))"
    case 1: return "train \(length) within 0.\(1 + number(below: 4)) s"
    default: return "train \(length)"
    }
  }

  private mutating func travel() -> String {
    switch number(below: 7) {
    case 0, 1: return "undo"
    case 2: return "undo \(1 + number(below: 4))"
    case 3: return "redo"
    case 4:
      branches.append("b\(branches.count)")
      return "branch b\(branches.count - 1)"
    default: return "switch \(one(of: branches))"
    }
  }

  private mutating func setting() -> String {
    one(of: [
      "optimizer adam(lr=1e-2)", "optimizer sgd(lr=0.1)", "optimizer momentum(lr=0.05, beta=0.9)",
      "optimizer lookahead(sgd(lr=0.1), every 3)", "optimizer schedule_free_sgd(lr=0.1)",
      "optimizer muon(lr=1e-2)",
      "optimizer adam(lr=1e-3) for layer 1, sgd(lr=0.1) for rest", "optimizer sgd(lr=rate)",
      "let rate = 0.02", "let rate = 0.2; optimizer adam(lr=rate)", "let n = 2", "let n = 1",
      "let rate = n/50",
      "schedule step(0.5, every 1)", "schedule cosine(to 0)", "schedule none",
      "schedule plateau(factor 0.5, patience 1 epoch)", "schedule warmup(5 steps) then step(0.5, every 2)",
      "schedule linear(to lr/10)", "batch 8", "batch 16", "batch all", "batch 16 in 2 parts",
      "clip norm 1.0", "clip value 0.1", "clip none", "penalty l2(1e-3)", "penalty none", "freeze layer 1",
      "freeze none", "average ema(0.9)", "average swa(every 2 steps)", "average none",
      "stop when val.loss stalls for 1 epoch", "stop when val.loss < 0.3", "stop none",
      "keep best by val.loss", "keep last", "metrics none", "seed 3", "seed 4",
      "model mlp [_, 6, _]", "model mlp [_, 3, _](activation=tanh)", "split 70/20/10", "typo 3",
      "set lr 0.05", "set lr rate", "set beta1 0.8", "set beta 0.5", "set schedule.factor 0.7", "set every 2",
      "set ema.decay 0.8", "set decay 0.8", "set clip.norm 0.5", "set dropout 0.4", "set lr 1e-3 for layer 1",
      "set optimizer.lr 0.02", "set schedule.to 1e-4",
      "optimizer adam(lrr=3)", "train 5", "optimizer sgd(lr=1e9)",
    ])
  }
}
