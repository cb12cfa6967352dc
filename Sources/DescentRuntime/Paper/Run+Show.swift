import DescentData
import DescentLearning
import DescentRecipe

extension Run {
  /// Tells what a `show` asks for; data is read, nothing is trained.
  ///
  /// - Parameter count: Rows of the data to tell.
  mutating func show(_ topic: ShowTopic, count: Int?, _ action: Action) throws(RunFailure) {
    let settings = action.settings
    let limit = session.library.memoryLimit
    let facts: ShowFacts?
    switch topic {
    case .model: facts = .model(settings, read: session.loaded(for: settings))
    case .data:
      let data = try session.data(for: settings)
      facts = .data(
        settings, read: data, columns: session.loaded?.columns ?? [], samples: count ?? 0)
    case .optimizer: facts = .optimizer(settings)
    case .schedule:
      let plan = PaperPlan(program, memoryLimit: limit, loaded: session.loaded)
      facts = .schedule(settings, in: plan)
    case .history: facts = .history(session.history)
    case .plan: facts = .plan(PaperPlan(program, memoryLimit: limit, loaded: session.loaded))
    case .gradients: facts = .gradients(try gradients(action))
    case .session: facts = .session(ActionsOnPaper.text(of: program, above: action))
    }
    if let facts { tell(.shown(facts)) }
  }
}

extension Session {
  /// The data of the settings, if it has been read.
  fileprivate func loaded(for settings: Settings) -> PreparedData? {
    guard let setting = settings.data, let loaded, loaded.entry == setting.entry,
      loaded.plan == settings.splitPlan(for: setting.shape)
    else { return nil }
    return loaded.data
  }
}
