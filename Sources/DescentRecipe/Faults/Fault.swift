import DescentSyntax

/// A cause for which a recipe is refused or questioned, before it has a place.
protocol Fault: Equatable, Sendable {
  /// `D0xyz`, one for each cause.
  var code: String { get }
  /// One sentence, lower case, no full stop.
  var message: String { get }
  /// What stands under the carets.
  var label: String { get }
  var help: String? { get }
  var severity: Diagnostic.Severity { get }
}

extension Fault {
  var help: String? { nil }
  var severity: Diagnostic.Severity { .error }

  /// The diagnostic of this cause at a place.
  func at(_ span: Span, related: Diagnostic.Mark? = nil) -> Diagnostic {
    Diagnostic(
      code, severity, message, at: Diagnostic.Mark(span, label), related: related, help: help)
  }
}

/// Collects what is wrong, in the order in which it is found.
struct FaultList {
  private(set) var diagnostics: [Diagnostic] = []

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  mutating func add(_ fault: some Fault, at span: Span, related: Diagnostic.Mark? = nil) {
    add(fault.at(span, related: related))
  }

  /// Adds what is not there yet; of errors and of warnings, so many are enough.
  mutating func add(_ diagnostic: Diagnostic) {
    let alike = diagnostics.filter { $0.severity == diagnostic.severity }
    guard alike.count < Self.most, !alike.contains(diagnostic) else { return }
    diagnostics.append(diagnostic)
  }

  private static let most = 200
}
