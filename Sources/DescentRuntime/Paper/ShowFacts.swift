import DescentData
import DescentLearning
import DescentRecipe

/// What a `show` tells.
package enum ShowFacts: Sendable, Equatable {
  case model(ModelOnPaper)
  case optimizers([OptimizerOnPaper])
  case schedule(ScheduleShown)
  case plan(PaperPlan)
  case data(DataOnPaper)
  /// The epochs so far.
  case history([EpochReport])
  case gradients(GradientsOnPaper)
  /// The recipe so far in its normal form.
  case session(String)
}

/// An optimizer with what it keeps.
package struct OptimizerOnPaper: Sendable, Equatable {
  package let entry: EntryOnPaper
  /// The layers that it moves; nil for all.
  package let layers: String?
  /// What it wraps, from the outermost in.
  package let wrapped: [EntryOnPaper]
  /// Names of the values kept for each parameter.
  package let slots: [String]
  /// Bytes that they take; nil where the parameters are not counted.
  package let bytes: Int?
}

/// A schedule with the trainings under it.
package struct ScheduleShown: Sendable, Equatable {
  /// The pieces of the chain.
  package let schedule: [EntryOnPaper]
  package let trainings: [TrainingOnPaper]
}

extension ShowFacts {
  /// The model of the settings that hold; nil without one.
  ///
  /// - Parameter data: Where it has been read.
  static func model(_ settings: Settings, read data: PreparedData? = nil) -> ShowFacts? {
    let rows = data.map { $0.partition.train.count }
    let batch: Int? =
      switch settings.batch {
      case .rows(let count): count
      case .all: rows
      }
    return ModelOnPaper(settings, shape: settings.data?.shape, rows: batch).map(ShowFacts.model)
  }

  /// The optimizer of the settings that hold.
  static func optimizer(_ settings: Settings) -> ShowFacts {
    let network = ModelOnPaper.network(settings, shape: settings.data?.shape)
    let setting = settings.optimizer
    let moved = network.map { setting.tensors(of: $0.tensors, frozen: settings.frozen) }
    let words = OptimizersOnPaper(setting).groups
    return .optimizers(
      zip(setting.groups, words).enumerated().map { place, group in
        let optimizer = group.0.optimizer
        return OptimizerOnPaper(
          entry: group.1.entry, layers: group.1.layers,
          wrapped: optimizer.layers.dropFirst().map { EntryOnPaper($0) }, slots: optimizer.keeps,
          bytes: moved.map { OptimizerMemory.bytes(for: optimizer, tensors: $0[place]) })
      })
  }

  /// The schedule of the settings that hold, with the rates of every training under it.
  static func schedule(_ settings: Settings, in plan: PaperPlan) -> ShowFacts {
    let revision = settings.schedule.revision
    return .schedule(
      ScheduleShown(
        schedule: settings.schedule.chain.pieces.map { EntryOnPaper($0) },
        trainings: plan.trainings.filter { $0.scheduleRevision == revision }))
  }

  /// The data of the settings that hold, once it has been read; nil without any.
  ///
  /// - Parameter samples: How many rows to tell.
  static func data(
    _ settings: Settings, read data: PreparedData, columns: [ColumnFacts], samples: Int
  ) -> ShowFacts? {
    DataOnPaper(settings, read: data, facts: columns, samples: samples).map(ShowFacts.data)
  }
}
