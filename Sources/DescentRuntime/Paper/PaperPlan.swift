import DescentData
import DescentRecipe

/// What a program is going to do, worked out before anything is computed.
package struct PaperPlan: Sendable, Equatable {
  /// One thing to know, in the order in which a run would come upon it.
  package enum Section: Sendable, Equatable {
    case data(DataOnPaper)
    case model(ModelOnPaper)
    case memory(MemoryOnPaper)
    case step(StepOnPaper)
    case training(TrainingOnPaper)
    case descent(DescentOnPaper)
  }

  package let sections: [Section]
  /// The actions as the recipe's normal form says them.
  package let actions: [String]
  /// Whether the recipe names no data, so that some things cannot be known.
  package let isOpen: Bool

  /// Works out the plan of a program.
  ///
  /// - Parameter memoryLimit: In bytes.
  package init(_ program: Program, memoryLimit: Int) {
    self.init(program, memoryLimit: memoryLimit, loaded: nil)
  }

  /// - Parameter loaded: Data that has been read, so that its rows are known.
  init(_ program: Program, memoryLimit: Int, loaded: Session.Loaded?) {
    var walk = WalkOnPaper(memoryLimit: memoryLimit, loaded: loaded)
    for (index, action) in program.actions.filter(\.isInNormalForm).enumerated() {
      walk.take(action, number: index + 1)
    }
    sections = walk.sections
    actions = ActionsOnPaper.lines(of: program)
    isOpen = program.openAt != nil
  }

  /// Every training, in order.
  package var trainings: [TrainingOnPaper] {
    sections.compactMap { if case .training(let training) = $0 { training } else { nil } }
  }

  /// The bytes that each kind of step goes through.
  package var footprints: [Int] {
    sections.compactMap { if case .step(let step) = $0 { step.footprint } else { nil } }
  }

  /// Whether a model has sizes that wait for the data.
  package var hasOpenSizes: Bool {
    sections.contains { if case .model(let model) = $0 { model.parameters == nil } else { false } }
  }
}
