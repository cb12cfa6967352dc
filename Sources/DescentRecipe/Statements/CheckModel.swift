import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkModel(_ node: ModelStatement, _ statement: Statement) {
    willSet(statement)
    settings.model = nil
    isModelRefused = true
    let model: ModelSetting?
    if case .block(let layers) = node.value.kind {
      model = block(layers, at: node.value.span)
    } else {
      model = perceptron(node.value)
    }
    guard let model else { return }
    settings.model = model
    isModelLoaded = false
    isModelRefused = false
  }

  private mutating func perceptron(_ expression: Expression) -> ModelSetting? {
    if let layer = strayLayer(expression) {
      faults.add(ShapeFault.layerOutsideBlock(hereWritten(layer)), at: layer.span)
      return nil
    }
    guard let entry = entry(expression, kind: .model, among: Catalogue.cards(of: .model), takesList: true),
      let list = entry.thing.list, let sizes = sizes(list)
    else { return nil }
    return ModelSetting(
      form: .perceptron(MultilayerPerceptron.make(with: entry.options), sizes: sizes), revision: revision,
      span: entry.thing.span, inputSpan: list.items.first?.value.span,
      outputSpan: list.items.last?.value.span ?? list.span)
  }

  private mutating func sizes(_ list: ListLiteral) -> [ModelSetting.Size]? {
    guard list.items.count >= 2 else {
      faults.add(ShapeFault.tooFewSizes(list.items.count), at: list.span)
      return nil
    }
    guard list.items.count - 1 <= ShapeFault.mostLayers else {
      faults.add(ShapeFault.tooManyLayers(list.items.count - 1), at: list.span)
      return nil
    }
    var sizes: [ModelSetting.Size] = []
    var isSound = true
    for (index, item) in list.items.enumerated() {
      if let label = item.label {
        faults.add(ShapeFault.labelledSize, at: label.span)
        isSound = false
      } else if item.value.kind == .hole {
        let isAtEnd = index == 0 || index == list.items.count - 1
        if !isAtEnd { faults.add(ShapeFault.holeInside, at: item.value.span) }
        isSound = isSound && isAtEnd
        sizes.append(nil)
      } else if let size = size(item.value) {
        sizes.append(size)
      } else {
        isSound = false
      }
    }
    return isSound ? sizes : nil
  }

  private mutating func size(_ expression: Expression) -> Int? {
    guard let value = value(expression) else { return nil }
    if case .number(let number) = value, number >= 1, number <= Double(ShapeFault.largestSize),
      let size = Int(exactly: number)
    {
      return size
    }
    faults.add(ShapeFault.sizeValue(value.description), at: expression.span)
    return nil
  }

  /// Holds the model's ends against the data, and the loss and the optimizer against both.
  mutating func checkFits() {
    checkSplitFits()
    checkTask()
    checkTwoClasses()
    checkMetricsFit()
    checkColumns()
    checkOptimizerFits()
    guard let model = settings.model else { return }
    checkSize(model)
    checkGroupsFit(model)
    guard let data = settings.data else { return }
    let shape = data.shape
    let mark = Diagnostic.Mark(data.span, dataWords(shape))
    if let inputs = model.inputs, let features = shape.features, inputs != features,
      let place = model.inputSpan
    {
      faults.add(
        ShapeFault.inputs(found: inputs, wanted: features, data: data.entry.name), at: place,
        related: mark)
    }
    guard let outputs = model.outputs else { return }
    let place = model.outputSpan
    switch shape.target {
    case .classes(let names):
      let wanted = settings.effectiveLoss.operation.outputs(classes: names.count)
      guard outputs != wanted else { return }
      let fault =
        wanted == names.count
        ? ShapeFault.outputs(found: outputs, classes: names.count, data: data.entry.name)
        : ShapeFault.oneOutput(
          found: outputs, loss: type(of: settings.effectiveLoss).facts.name)
      faults.add(fault, at: place, related: mark)
    case nil: break
    case .number:
      guard outputs != 1 else { return }
      faults.add(
        ShapeFault.outputsForNumber(found: outputs, data: data.entry.name), at: place, related: mark)
    }
  }

  private func dataWords(_ shape: DataShape) -> String {
    let features = shape.features.map { "\($0) feature\($0 == 1 ? "" : "s"), " } ?? ""
    switch shape.target {
    case .classes(let names): return features + "\(names.count) classes"
    case .number: return features + "a number to predict"
    case nil: return features + "not read yet"
    }
  }

  private mutating func checkSize(_ model: ModelSetting) {
    let network = model.network(inputs: 1, outputs: 1)
    guard network.parameterCount == nil else { return }
    faults.add(
      ShapeFault.tooLarge(network.sizes.map(Numeral.text(whole:)).joined(separator: " × ")), at: model.span)
  }

  private mutating func checkTask() {
    guard let loss = settings.loss, let data = settings.data, let lossSpan, let task = settings.task,
      type(of: loss).task != task
    else { return }
    let name = type(of: loss).facts.name
    let fitting = type(of: Losses.standard(for: task)).facts.name
    let claim = data.numberClaim.map { ", or `\($0)` in `data`: its classes are whole numbers" } ?? ""
    faults.add(
      SettingFault.wrongTask(
        what: "`\(name)`", target: settings.targetWords, help: "write `loss \(fitting)`" + claim),
      at: lossSpan, related: Diagnostic.Mark(data.span, settings.targetWords))
  }

  /// A loss with one output for two classes needs two classes.
  private mutating func checkTwoClasses() {
    guard let loss = settings.loss, let data = settings.data, let lossSpan,
      case .classes(let names)? = data.shape.target, names.count != 2, loss.operation.outputs(classes: 2) == 1
    else { return }
    faults.add(
      SettingFault.wrongTask(
        what: "`\(type(of: loss).facts.name)`", target: "there are \(names.count) classes, not two",
        help: "write `loss cross_entropy`"),
      at: lossSpan, related: Diagnostic.Mark(data.span, "\(names.count) classes"))
  }
}

extension DataSetting {
  /// What makes a number of a target whose few whole numbers count as classes; nil where nothing does.
  fileprivate var numberClaim: String? {
    guard case .classes(let names)? = shape.target, names.allSatisfy({ Int($0) != nil }),
      case .text(let target)? = entry.options["target"], entry.options["types"] == nil,
      Catalogue.cards(of: .source).first(where: { $0.name == entry.name })?.option(named: "types") != nil
    else { return nil }
    return "types=[\(target.asName)=number]"
  }
}

extension Numeral {
  static func text(whole number: Int) -> String { "\(number)" }
}
