import ArgumentParser
import DescentRuntime
import DescentSyntax
import DescentTensor
import DescentTerminal

/// With what a command computes.
struct EngineOptions: ParsableArguments {
  @Option(help: "Threads to compute with; results do not depend on it. Default: the processors there are.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024, not \(threads)")
    }
  }

  /// The engine that the machine allows, or `DESCENT_ISA` asks for.
  func engine() throws -> Engine { Engine(instructionSet: try instructionSet(), threads: threadCount) }

  var threadCount: Int { threads ?? Terminal.processors }

  /// The instructions that the machine has, or those that `DESCENT_ISA` asks for.
  func instructionSet() throws -> InstructionSet {
    if let name = Terminal.variable("DESCENT_ISA") {
      guard let named = InstructionSet(rawValue: name) else {
        let names = InstructionSet.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("DESCENT_ISA is one of \(names), not \(Escaped.text(name))")
      }
      guard named.isSupported else { throw ValidationError("this machine has no \(name)") }
      return named
    }
    return InstructionSet.best
  }

  /// The same, once it has been seen to compute as it should.
  func provenEngine() throws -> Engine {
    let engine = try engine()
    if let failure = SelfTest.failure(of: engine) {
      Desk.complain("error: this machine does not compute as numerics 1 defines: \(failure)")
      throw ExitCode(ExitStatus.mismatch.rawValue)
    }
    return engine
  }
}
