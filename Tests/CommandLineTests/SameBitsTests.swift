import Foundation
import Testing

/// The same recipe gives the same bytes wherever and however it is run.
@Suite struct SameBitsTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let recipe = """
    data digits
    model mlp [64, 40, 10](activation=gelu, dropout=0.2)
    optimizer adamw(lr=2e-3)
    schedule warmup(20 steps) then cosine(to 1%)
    train 3 epochs
    evaluate test
    print val.loss, val.accuracy, 1/3, -0.5, 1e-7, "é"
    """

  /// What a run says on standard output, with the weights' digest.
  private func words(_ answer: Answer) throws -> String {
    let digest = try #require(answer.errors.firstMatch(of: /weights.sha256 [0-9a-f]{64}/)).0
    return answer.output + digest
  }

  @Test func `any number of threads and any instruction set gives the same bytes`() throws {
    let expected = try words(try descent("run", "-", "--threads", "1", in: folder, input: Self.recipe))
    for threads in ["2", "3", "5", "8", "64"] {
      let answer = try descent("run", "-", "--threads", threads, in: folder, input: Self.recipe)
      #expect(try words(answer) == expected)
    }
    for name in ["avx512", "avx2", "baseline"] {
      let answer = try descent("run", "-", in: folder, input: Self.recipe, environment: ["DESCENT_ISA": name])
      if answer.status != 64 { #expect(try words(answer) == expected) }
    }
  }

  private static let surroundings = [
    ":", "export LANG=tr_TR.UTF-8", "export LC_ALL=tr_TR.UTF-8", "export LC_NUMERIC=de_DE.UTF-8",
    "export LC_ALL=C",
    "unset HOME", "export HOME=/nonexistent", "export TMPDIR=/nonexistent", "export PATH=",
    "export TERM=xterm",
    "export NO_COLOR=1", "export TZ=Pacific/Apia", "export OMP_NUM_THREADS=7",
    "export MALLOC_PERTURB_=165", "export DESCENT_DATA=/nonexistent XDG_DATA_HOME=relative", "umask 077",
    "ulimit -n 1024; for i in {20..300}; do eval \"exec $i< /dev/null\"; done", "cd /", "ulimit -s 256",
    "exec 0<&-", "trap '' INT TERM HUP PIPE",
  ]

  @Test func `the surroundings do not show in a single byte`() throws {
    let path = try folder.write("recipe.train", Self.recipe)
    let expected = try words(try descent("run", path, in: folder))
    for surrounding in Self.surroundings {
      let answer = try shell("\(surrounding); exec \(Program.path) run \(path)", in: folder)
      #expect(answer.status == 0, "\(surrounding): \(answer.errors)")
      #expect(try words(answer) == expected, "\(surrounding)")
    }
    let bare = try shell("exec env -i \"$D\" run \(path)", in: folder)
    #expect(try words(bare) == expected)
    let nice = try shell("exec nice -n 19 \"$D\" run \(path)", in: folder)
    #expect(try words(nice) == expected)
  }

  @Test func `a narrow screen moves tables and changes no figure`() throws {
    let wide = try descent("run", "-", in: folder, input: Self.recipe)
    let narrow = try descent("run", "-", in: folder, input: Self.recipe, environment: ["COLUMNS": "20"])
    let lines = [wide, narrow].map { $0.output.split(separator: "\n") }
    let figures = lines.map { $0.joined(separator: " ").split(separator: " ").filter { $0.contains(".") } }
    #expect(figures[0] == figures[1] && !figures[0].isEmpty)
    #expect(lines[0] != lines[1])
    let digests = try [wide, narrow].map { try words($0).suffix(64) }
    #expect(digests[0] == digests[1])
  }

  /// A C compiler, wherever the path leads to one.
  private static let compiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .flatMap { folder in ["clang", "cc"].map { "\(folder)/\($0)" } }
    .first(where: FileManager.default.isExecutableFile)

  #if arch(x86_64)
    @Test(.enabled(if: compiler != nil))
    func `a library that changes the arithmetic is found out`() throws {
      // Flush to zero; subnormals taken as zero; both; rounding downwards.
      for bits in ["0x8000", "0x0040", "0x8040", "0x2000"] {
        let source = """
          #include <xmmintrin.h>
          __attribute__((constructor)) static void change(void) { _mm_setcsr(_mm_getcsr() | \(bits)); }
          """
        try folder.write("mode.c", source)
        let compiler = try #require(Self.compiler)
        let built = try shell("\(compiler) -shared -fPIC -o mode.so mode.c", in: folder)
        #expect(built.status == 0, "\(built.errors)")
        let answer = try descent(
          "run", "-", in: folder, input: Self.recipe, environment: ["LD_PRELOAD": folder.path("mode.so")])
        #expect(answer.status == 7, "\(bits)")
        #expect(answer.errors.contains("this machine does not compute as numerics 1 defines"))
        #expect(answer.output.isEmpty)
      }
    }
  #endif
}
