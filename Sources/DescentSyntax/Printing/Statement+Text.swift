extension Statement {
  /// Every word that occurs in it, strings left out.
  package var words: Set<String> {
    let text = SourceText(name: "", text: canonicalText)
    return Set(
      Lexer.tokens(of: text, source: 0).tokens.compactMap { token in
        if case .word(let word) = token.kind { word } else { nil }
      })
  }

  /// The statement on one line in its canonical form.
  package var canonicalText: String {
    let rest = kind.canonicalText
    return rest.isEmpty ? keyword.text : keyword.text + " " + rest
  }
}

extension Statement.Kind {
  /// What stands behind the keyword.
  fileprivate var canonicalText: String {
    switch self {
    case .edition(let edition): edition.number.canonicalText
    case .include(let include): include.path.canonicalText
    case .seed(let seed): seed.value.canonicalText
    case .binding(let binding): binding.name.text + " = " + binding.value.canonicalText
    case .data(let data): data.source.canonicalText
    case .split(let split): split.canonicalText
    case .prepare(let prepare): prepare.parts.map(\.canonicalText).joined(separator: ", ")
    case .model(let model): model.value.canonicalText
    case .loss(let loss): loss.value.canonicalText
    case .optimizer(let optimizer): optimizer.groups.map(\.canonicalText).joined(separator: ", ")
    case .schedule(let schedule): schedule.pieces.map(\.canonicalText).joined(separator: " then ")
    case .batch(let batch): batch.canonicalText
    case .clip(let clip): clip.value.canonicalText
    case .penalty(let penalty): penalty.parts.map(\.canonicalText).joined(separator: ", ")
    case .freeze(let freeze): freeze.layers?.canonicalText ?? "none"
    case .average(let average): average.value.canonicalText
    case .metrics(let metrics): metrics.parts.map(\.canonicalText).joined(separator: ", ")
    case .stop(.when(let rule)): "when " + rule.canonicalText
    case .stop(.off): "none"
    case .keep(.best(let figure)): "best by " + figure.text
    case .keep(.last): "last"
    case .set(let set): set.canonicalText
    case .train(let train):
      train.length.canonicalText + Self.bounds(train.limit, train.pause)
    case .continue(let rest): String(Self.bounds(rest.limit, rest.pause).dropFirst())
    case .evaluate(let evaluate): evaluate.part.text
    case .expect(let expect): expect.condition.canonicalText
    case .save(let save): save.path.canonicalText
    case .load(let load): load.path.canonicalText
    case .predict(let predict): predict.input.canonicalText + " to " + predict.output.canonicalText
    case .minimize(let minimize): minimize.canonicalText
    case .show(let show): show.topic.text + (show.count.map { " " + $0.canonicalText } ?? "")
    case .why(let why): why.name.text
    case .print(let print): print.values.map(\.canonicalText).joined(separator: ", ")
    }
  }
}

extension Statement.Kind {
  /// ` within 5 min until step 100`, as far as it is there.
  private static func bounds(_ limit: Expression?, _ pause: Expression?) -> String {
    (limit.map { " within " + $0.canonicalText } ?? "")
      + (pause.map { " until step " + $0.canonicalText } ?? "")
  }
}

extension MinimizeStatement {
  /// `x^2 from (x=3) for 50 steps`, in its canonical form.
  fileprivate var canonicalText: String {
    let start = start.map { " from (" + $0.map(\.canonicalText).joined(separator: ", ") + ")" } ?? ""
    return formula.canonicalText + start + (length.map { " for " + $0.canonicalText } ?? "")
  }
}

extension BatchStatement {
  /// `256 in 4 parts`, in its canonical form.
  fileprivate var canonicalText: String {
    size.canonicalText + (parts.map { " in " + $0.text(atLeast: .sum) + " parts" } ?? "")
  }
}

extension SplitStatement {
  /// `80/10/10 by class`, in its canonical form.
  fileprivate var canonicalText: String {
    let shares = shares.map { CanonicalNumber.text($0.value) + ($0.isPercent ? "%" : "") }
    let clauses = clauses.map(\.canonicalText)
    return ((shares.isEmpty ? [] : [shares.joined(separator: "/")]) + clauses).joined(separator: " ")
  }
}

extension SplitStatement.Clause {
  fileprivate var canonicalText: String {
    switch self {
    case .byClass: "by class"
    case .inOrder: "in order"
    case .seed(let seed, _): "seed " + seed.text(atLeast: .sum)
    }
  }
}
