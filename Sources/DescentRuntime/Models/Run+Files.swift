import DescentData
import DescentFiles
import DescentLearning
import DescentRecipe
import DescentSyntax

extension Run {
  /// Finds out before the first action whether what the recipe will write can be written.
  func requireOutputs() throws(RunFailure) {
    for action in program.actions { try requireOutputs(of: action) }
  }

  func requireOutputs(of action: Action) throws(RunFailure) {
    switch action.kind {
    case .save(let path): try requireOutput(path, count: Self.leastBytes(of: action.settings), action.span)
    case .predict(_, let path): try requireOutput(path, count: 0, action.span)
    case .train, .continue, .evaluate, .expect, .print, .show, .why, .minimize, .load: break
    }
  }

  private func requireOutput(_ path: String, count: Int, _ span: Span) throws(RunFailure) {
    do {
      try session.output.tryPlacing(count: count, at: path)
    } catch {
      throw Self.failure(of: error, at: span)
    }
  }

  /// Bytes of the weights that will be saved, as far as the recipe tells.
  private static func leastBytes(of settings: Settings) -> Int {
    guard let model = settings.model, let shape = settings.data?.shape, let inputs = shape.features,
      let target = shape.target
    else { return 0 }
    let outputs =
      switch target {
      case .classes(let names): names.count
      case .number: 1
      }
    let count = model.network(inputs: inputs, outputs: outputs).parameterCount ?? 0
    return Bytes.product(count, 4) < Int.max ? 4 * count : 0
  }

  /// Writes a file and says how many bytes it has and what its digest is.
  func write(_ bytes: [UInt8], to path: String, at span: Span) throws(RunFailure) -> String {
    do {
      try session.output.place(bytes, at: path)
    } catch {
      throw Self.failure(of: error, at: span)
    }
    return SHA256.hex(of: bytes)
  }

  /// A file that cannot be read or written is trouble with files, whatever it was to hold.
  static func failure(of fault: FileFault, at span: Span) -> RunFailure {
    let status = ExitStatus(rawValue: fault.exitStatus) ?? .file
    return RunFault.data(
      message: fault.message, help: fault.help, status: status == .dataWrong ? .file : status
    ).at(span)
  }

  static func failure(of fault: ModelFault, in path: String, at span: Span) -> RunFailure {
    if case .file(let fault) = fault { return failure(of: fault, at: span) }
    return RunFault.data(
      message: "`\(path.printable)`: \(fault.message)", help: fault.help, status: fault.status
    ).at(span)
  }

  static func failure(of fault: DataFault, at span: Span) -> RunFailure {
    RunFault.data(
      message: fault.message, help: fault.help, status: ExitStatus(rawValue: fault.exitStatus) ?? .dataWrong
    ).at(span)
  }
}
