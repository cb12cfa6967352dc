import DescentCatalogue
import DescentLearning
import DescentSyntax

/// How many steps an average has been trained under, beside the first at which it takes weights.
struct AverageReach {
  var setting: AverageSetting
  let model: Int
  /// Those of the training in which it begins.
  let counts: RunCounts
  var steps: Int

  var first: Int { setting.averaging.pace(counts).first }
}

extension Checker {
  mutating func checkAverage(_ node: AverageStatement, _ statement: Statement) {
    checkAverageReach()
    willSet(statement)
    settings.average = nil
    if isNone(node.value) { return }
    guard let entry = entry(node.value, kind: .average, among: Catalogue.cards(of: .average)),
      let type = Averages.all.first(where: { $0.facts.name == entry.card.name })
    else { return }
    settings.average = AverageSetting(
      averaging: type.make(with: entry.options), revision: revision, span: statement.span)
  }

  /// Notes that so many steps are trained with the average of these settings.
  mutating func noteAverageReach(_ steps: Int, counts: RunCounts, model: Int) {
    guard let setting = settings.average else { return }
    if averageReach?.setting.revision != setting.revision || averageReach?.model != model {
      checkAverageReach()
      averageReach = AverageReach(setting: setting, model: model, counts: counts, steps: 0)
    }
    averageReach?.setting = setting
    averageReach?.steps += steps
  }

  /// Tells of an average that never begins.
  mutating func checkAverageReach() {
    guard !isLive else { return }
    guard let reach = averageReach else { return }
    averageReach = nil
    guard reach.first > reach.steps else { return }
    let name = type(of: reach.setting.averaging).facts.name
    let steps = reach.steps == 1 ? "1 step ends" : "\(Numeral.grouped(reach.steps)) steps end"
    faults.add(
      SettingFault.neverFires(
        "`\(name)` takes its first weights at step \(Numeral.grouped(reach.first)), and its \(steps) before",
        help: "write `average \(name)(from=75%)`"),
      at: reach.setting.span)
  }

  /// Refuses an average of weights that no training above has used.
  mutating func checkNoAverage() {
    guard let span = settings.average?.span, waiting["average"] == span else { return }
    faults.add(MinimizeFault.average, at: span)
  }
}
