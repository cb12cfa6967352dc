import DescentData
import DescentRecipe
import DescentTensor

/// The data that a recipe learns from, as far as it is known.
package struct DataOnPaper: Sendable, Equatable {
  /// What there is to predict.
  package enum Target: Sendable, Equatable {
    /// One of these classes.
    case classes([String])
    /// A number with this name.
    case number(String)
  }

  /// As the recipe names it.
  package let source: String
  /// All rows; nil where only reading tells.
  package let rows: Int?
  /// Nil where only reading and preparing tell.
  package let features: Int?
  /// The names of the feature columns; empty for images and for what has not been read.
  package let columns: [String]
  /// Nil where only reading tells.
  package let target: Target?
  /// Nil where the rows are no images, and where only reading tells.
  package let image: ImageOnPaper?
  /// The columns as read, before they are prepared.
  package let facts: [ColumnOnPaper]
  /// Rows of each class in train, val and test, once the data has been read.
  package let classCounts: [[Int]]
  package let parts: PartRows?
  /// The first rows, where they have been asked for.
  package let samples: [SampleOnPaper]
  /// The rows in the plane, where they have been asked for and two numbers tell all of them.
  package let scatter: ScatterOnPaper?
  /// What to know of data that has been read, a line each.
  package let notes: [String]
  /// Why a run will refuse the data, if that is known.
  package let refusal: String?
  package let split: SplitOnPaper
  package let seed: UInt64

  /// Nil without data.
  init?(_ settings: Settings, parts: PartRows?, refusal: String? = nil) {
    guard let setting = settings.data else { return nil }
    let shape = setting.shape
    source = setting.text
    rows = parts.map(\.total) ?? shape.rows
    features = shape.features
    (columns, samples, image, scatter, facts, notes) = ([], [], nil, nil, [], [])
    switch shape.target {
    case .classes(let names): target = .classes(names)
    case .number(let name): target = .number(name)
    case nil: target = nil
    }
    classCounts = []
    (self.parts, self.refusal) = (parts, refusal)
    split = SplitOnPaper(settings.splitPlan(for: shape), hasTestPart: shape.hasTestPart)
    seed = settings.seed
  }

  /// Data that has been read; nil if the settings name none.
  init?(_ settings: Settings, read data: PreparedData, facts: [ColumnFacts], samples count: Int) {
    guard let setting = settings.data else { return nil }
    source = setting.text
    let counted = PartRows(data.partition)
    (parts, rows, refusal) = (counted, counted.total, nil)
    features = data.features.columns
    columns = data.columns
    samples = SampleOnPaper.first(count, of: data)
    image = data.image.map(ImageOnPaper.init)
    scatter = count > 0 ? ScatterOnPaper(data) : nil
    notes = data.notes
    switch data.target {
    case .classes(_, let names): target = .classes(names)
    case .numbers(_, let name): target = .number(name)
    }
    (self.facts, classCounts) = (facts.map(ColumnOnPaper.init), data.classCounts)
    let shape = setting.shape
    split = SplitOnPaper(settings.splitPlan(for: shape), hasTestPart: shape.hasTestPart)
    seed = settings.seed
  }
}

/// The size of the images that the rows are.
package struct ImageOnPaper: Sendable, Equatable {
  /// In dots.
  package let height: Int
  package let width: Int
  /// Numbers of each dot.
  package let channels: Int

  init(_ shape: ImageShape) { (height, width, channels) = (shape.height, shape.width, shape.channels) }
}

/// How the rows are shared out.
package struct SplitOnPaper: Sendable, Equatable {
  /// Which rows a part gets.
  package enum Style: Sendable, Equatable {
    /// At random, each class shared out alike.
    case byClass
    case atRandom
    case inOrder
  }

  /// In percent, of train, val and test; the source's own test part has none.
  package let shares: [Double]
  package let style: Style
  package let seed: UInt64

  init(_ plan: SplitPlan, hasTestPart: Bool) {
    shares = Array([plan.shares.train, plan.shares.val, plan.shares.test].prefix(hasTestPart ? 2 : 3))
    style =
      switch plan.style {
      case .stratified: .byClass
      case .shuffled: .atRandom
      case .inOrder: .inOrder
      }
    seed = plan.seed
  }
}
