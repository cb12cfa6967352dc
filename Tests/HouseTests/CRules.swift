/// What keeps the C kernels to one sequence of IEEE operations.
enum CRules {
  /// Functions whose last bit differs between machines; those that IEEE defines exactly are not among them.
  private static let inexact: Set<String> = {
    let stems = [
      "exp", "exp2", "exp10", "expm1", "log", "log2", "log10", "log1p", "pow", "sin", "cos", "tan", "sincos",
      "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc",
      "tgamma", "lgamma", "cbrt", "hypot",
    ]
    let builtins = stems.flatMap { ["__builtin_\($0)", "__builtin_elementwise_\($0)"] }
    return Set((stems + builtins).flatMap { [$0, $0 + "f", $0 + "l"] })
  }()

  static func libm(_ file: SourceFile) -> [Finding] {
    guard file.language == .c else { return [] }
    let calls = file.tokens.indices.dropLast().filter { place in
      inexact.contains(file.tokens[place].text) && file.tokens[place + 1].text == "("
    }.map { file.finding(file.tokens[$0].line, "`\(file.tokens[$0].text)` differs between machines") }
    return calls + includes(of: "math.h", in: file)
  }

  /// Each kernel file turns the joining of products and sums into fma off.
  static func contraction(_ file: SourceFile) -> [Finding] {
    let isKernel =
      file.path.hasPrefix("Sources/CExact/") && [".c", ".inc"].contains { file.path.hasSuffix($0) }
    let pragma = "#pragma clang fp contract(off)"
    guard isKernel, !file.lines.contains(where: { $0.hasPrefix(pragma) }) else { return [] }
    return [file.finding(1, "`\(pragma)` is missing")]
  }

  private static func includes(of header: String, in file: SourceFile) -> [Finding] {
    file.lines.enumerated().filter { $1.contains("#include") && $1.contains("<\(header)>") }.map { index, _ in
      file.finding(index + 1, "<\(header)> is not included in this house")
    }
  }
}
