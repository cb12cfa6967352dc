import DescentData
import DescentFiles
import DescentRecipe

/// How many rows each part has.
package struct PartRows: Sendable, Equatable {
  package let train: Int
  package let val: Int
  package let test: Int
  /// Whether the rows have been counted, or the shares leave no choice; else each may have one more or less.
  package let isExact: Bool

  package var total: Int { train + val + test }

  init(_ partition: Partition) {
    (train, val, test) = (partition.train.count, partition.val.count, partition.test.count)
    isExact = true
  }

  /// What is known without reading a file: the parts of the settings' data, and why they cannot be had.
  static func foretold(_ settings: Settings, memoryLimit: Int) -> (rows: PartRows?, refusal: String?) {
    guard let shape = settings.data?.shape, let rows = shape.rows else { return (nil, nil) }
    let shared = PartRows(shape: shape, rows: rows, plan: settings.splitPlan(for: shape))
    switch made(settings, rows: rows, memoryLimit: memoryLimit) {
    case .success(let counted): return (counted, nil)
    case .failure(let fault): return (shared, fault.message)
    case nil: return (shared, nil)
    }
  }

  /// What the shares come to, before it is known which rows have which class.
  private init(shape: DataShape, rows: Int, plan: SplitPlan) {
    let free = rows - shape.testRows
    let shares = [plan.shares.train, plan.shares.val, plan.shares.test].prefix(shape.hasTestPart ? 2 : 3)
    let whole = max(shares.reduce(0, +), 1e-300)
    let exact = shares.map { Double(free) * $0 / whole }
    let isWhole = exact.allSatisfy { ($0 - $0.rounded()).magnitude < 1e-6 }
    val = Int(exact.dropFirst().first?.rounded() ?? 0)
    test = shape.hasTestPart ? shape.testRows : Int(exact.dropFirst(2).first?.rounded() ?? 0)
    train = rows - val - test
    isExact = isWhole
  }

  /// Rows up to which data that needs no file is made and shared out to be counted.
  private static let mostRowsMade = 20_000

  /// Nil for data that lies in files, or is too much to be made for a plan.
  private static func made(
    _ settings: Settings, rows: Int, memoryLimit: Int
  ) -> Result<PartRows, DataFault>? {
    let nowhere = LibraryFiles(files: NoFiles(), folders: [], memoryLimit: memoryLimit)
    guard rows <= mostRowsMade, let source = settings.data?.source, source.absence(in: nowhere) == nil
    else { return nil }
    do throws(DataFault) {
      let dataset = try source.load(from: nowhere, seed: settings.seed)
      return .success(PartRows(try settings.splitPlan(for: source.shape).partition(of: dataset)))
    } catch {
      if case .file = error { return nil }
      return .failure(error)
    }
  }
}

/// A place without files, so that nothing is read while a plan is made.
private struct NoFiles: FileSource {
  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { throw .notFound(path) }

  func kind(of path: String) -> FileKind { .missing }
}
