import Testing

/// Each rule for code, held against a small text that breaks it and one that keeps it.
@Suite struct WrongCodeTests {
  private func swift(_ text: String, at path: String = "Sources/DescentSyntax/A.swift") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  private func c(_ text: String, at path: String = "Sources/CExact/a.c") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  private let filler = Array(repeating: "  work()", count: 39).joined(separator: "\n")

  @Test func `a file of 301 lines is found, one of 300 is not`() {
    let line = "// a line\n"
    #expect(SizeRules.fileLength(swift(String(repeating: line, count: 300))).isEmpty)
    #expect(SizeRules.fileLength(swift(String(repeating: line, count: 301))).map(\.line) == [301])
  }

  @Test func `a line of 111 columns is found, one of 110 is not`() {
    let widest = String(repeating: "é", count: 110)
    #expect(SizeRules.lineLength(swift(widest)).isEmpty)
    #expect(SizeRules.lineLength(swift("\n" + widest + "a")).map(\.line) == [2])
  }

  @Test(arguments: [
    ("func f() {", "f"), ("init(a: Int) throws(Fault) {", "init"), ("var x: Int {", "x"),
    ("func g(a: () -> Void = { }) -> [Int]\n{", "g"), ("subscript(i: Int) -> Int {", "("),
    ("  func h(\n    a: Int\n  ) -> Int {", "h"),
  ])
  func `a function of Swift longer than 40 lines is found`(opening: String, name: String) {
    let long = swift("struct A {\n" + opening + "\n" + filler + "\n}\n}")
    #expect(SizeRules.functionLength(long).map { $0.words.hasPrefix("`\(name)`") } == [true])
  }

  @Test func `a function of 40 lines, a requirement and a stored property are short enough`() {
    let lines = filler.split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(SizeRules.functionLength(swift("func f() {\n" + lines + "\n}")).isEmpty)
    let requirement = "protocol P {\n  func f(a: Int) -> Int\n  var x: Int { get }\n}\nenum E {\n"
    #expect(SizeRules.functionLength(swift(requirement + filler + "\n}")).isEmpty)
    #expect(SizeRules.functionLength(swift("var x = 3\nenum E {\n" + filler + "\n}")).isEmpty)
  }

  @Test func `braces in strings, comments and interpolations do not count`() {
    let text = #"""
      func f() { // {
        let a = "{ \(g("}{")) {"; /* { /* { */ { */
        let b = #"{ " \("#; let c = "\"{"
      }
      """#
    let file = swift(text + "\nenum E {\n" + filler + "\n}")
    #expect(SwiftFunctions.list(in: file.tokens).map(\.length) == [4])
  }

  @Test func `a function and a macro of C longer than 40 lines are found`() {
    let long = c("__attribute__((noinline))\nstatic int f(int a) {\n" + filler + "\n}\n")
    #expect(SizeRules.functionLength(long).map(\.words) == ["`f` has 42 lines, at most 40"])
    let macro = c("#define G(x) \\\n" + Array(repeating: "  x; \\\n", count: 40).joined() + "  x\n")
    #expect(SizeRules.functionLength(macro).map(\.words) == ["`G` has 42 lines, at most 40"])
  }

  @Test func `a table, a type and unbalanced macros of C are no functions`() {
    let table =
      "#define OPEN {\nstatic const int t[] = {\n" + filler + "\n};\nstruct s {\n" + filler + "\n};\n"
    let file = c(table + "char q = '{';\nint f(void) { return 1; }\n")
    #expect(CFunctions.list(in: file).map(\.name) == ["f", "OPEN"])
    #expect(SizeRules.functionLength(file).isEmpty)
  }

  @Test(arguments: [
    ("Sources/DescentSyntax/A.swift", "import Foundation", 1),
    ("Sources/DescentTensor/A.swift", "import CExact", 0),
    ("Sources/DescentLearning/A.swift", "\n@testable import struct DescentRuntime.Session", 1),
    ("Sources/descent/A.swift", "import Foundation", 1),
    ("Sources/descent/A.swift", "import FoundationEssentials", 0),
    ("Sources/DescentAttic/A.swift", "", 1),
    ("Sources/DescentSyntax/A.swift", "// import Foundation\nlet a = \"import Foundation\"", 0),
    ("Tests/HouseTests/A.swift", "import Foundation", 0),
  ])
  func `an import against the arrows is found`(path: String, text: String, count: Int) {
    #expect(ImportRules.arrows(swift(text, at: path)).count == count)
  }

  @Test(arguments: [
    "let a = try! f()", "let a = b as! C", "fatalError(\"no\")", "a.unsafelyUnwrapped", "f(a!.b)", "a[0]!",
    "f()!", "let x: Int! = 3",
  ])
  func `a trap is found`(text: String) {
    #expect(TrapRules.traps(swift("func f() {\n  \(text)\n}")).map(\.line) == [2])
  }

  @Test(arguments: [
    "if a != b, !c { }", "let a = try? f()", "// fatalError(", "let b = \"hello!\"", "a!=b", "a as? B",
  ])
  func `what looks like a trap is none`(text: String) {
    #expect(TrapRules.traps(swift(text)).isEmpty)
  }

  @Test(arguments: ["unsafe f()", "UnsafePointer<Int>", "a.withUnsafeBytes { }"])
  func `unsafe code outside its rooms is found`(text: String) {
    #expect(TrapRules.unsafety(swift(text)).count == 1)
    for room in ["DescentTensor/Kernels", "DescentFiles", "DescentTerminal"] {
      #expect(TrapRules.unsafety(swift(text, at: "Sources/\(room)/A.swift")).isEmpty)
    }
    #expect(TrapRules.unsafety(swift(text, at: "Sources/DescentTensor/Matrix.swift")).count == 1)
  }

  @Test(arguments: ["final class A: @unchecked Sendable { }", "nonisolated(unsafe) var a = 1"])
  func `an escape from the checks of concurrency is found`(text: String) {
    #expect(TrapRules.escapesFromConcurrency(swift(text)).count == 1)
    #expect(
      TrapRules.escapesFromConcurrency(swift(text, at: "Sources/DescentTensor/Kernels/A.swift")).isEmpty)
  }

  @Test func `public things and globals are found`() {
    #expect(TrapRules.publicity(swift("public struct A { }\nopen class B { }")).map(\.line) == [1, 2])
    #expect(TrapRules.globals(swift("private let a = 1\nenum E { static let b = 2 }")).map(\.line) == [1])
  }

  @Test(arguments: ["expf(x)", "pow (x, 2)", "__builtin_tanhf(x)", "__builtin_elementwise_exp(x)"])
  func `a call of libm is found`(call: String) {
    #expect(CRules.libm(c("float f(float x) { return \(call); }")).count == 1)
  }

  @Test func `own functions, exact ones and comments are no calls of libm`() {
    #expect(CRules.libm(c("// expf(x)\nfloat y = exact_exp(x) + __builtin_elementwise_sqrt(x);")).isEmpty)
    #expect(CRules.libm(c("#include <math.h>")).map(\.line) == [1])
  }

  @Test func `a kernel without its pragma is found`() {
    #expect(CRules.contraction(c("int a;")).count == 1)
    #expect(CRules.contraction(c("int a;", at: "Sources/CExact/a.inc")).count == 1)
    #expect(CRules.contraction(c("#pragma clang fp contract(off)\nint a;")).isEmpty)
    #expect(CRules.contraction(c("int a;", at: "Sources/CFiles/a.c")).isEmpty)
  }
}
