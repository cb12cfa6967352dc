import DescentTensor
import Testing

/// A digest of bits (FNV-1a over words), apart from the self-test's.
struct BitDigest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bits: UInt64) {
    value = (value ^ bits) &* 0x100_0000_01b3
    value ^= value >> 31
  }

  mutating func add(_ number: Float) {
    add(number.isNaN ? 0x7fc0_0000 : UInt64(number.bitPattern))
  }
}

/// Known digests over many inputs: a changed formula shows, and another machine proves itself by them.
@Suite("Digests")
struct DigestTests {
  /// Every 1021st bit pattern of binary32.
  private func everyKind() throws -> Matrix {
    let values = stride(from: UInt32(0), to: .max - 1021, by: 1021).map { Float(bitPattern: $0) }
    return try matrix(values, rows: 1, columns: values.count)
  }

  private func digest(_ matrix: Matrix) -> UInt64 {
    var digest = BitDigest()
    for i in 0..<matrix.columns { digest.add(matrix[0, i]) }
    return digest.value
  }

  @Test func `functions of binary32 keep their bits over four million inputs`() throws {
    for set in InstructionSet.allCases where set.isSupported {
      let engine = Engine(instructionSet: set, threads: 2)
      let x = try everyKind()
      let y = try everyKind()
      engine.tanh(x, into: y)
      #expect(digest(y) == 0x57d7_1993_f819_d29c, "tanh")
      engine.sigmoid(x, into: y)
      #expect(digest(y) == 0xb03c_7d45_7e1c_5860, "sigmoid")
      engine.gelu(x, into: y)
      #expect(digest(y) == 0x2bc8_8a0b_aae4_52f0, "gelu")
      y.flat.fill(1)
      engine.geluBackward(input: x, gradient: y)
      #expect(digest(y) == 0x31ad_d3f6_4fa4_f0be, "gelu's slope")
      engine.elu(x, alpha: 0.75, into: y)
      #expect(digest(y) == 0x9c3c_7067_a4ac_8958, "elu")
      engine.silu(x, into: y)
      #expect(digest(y) == 0xb85e_4f29_1760_9707, "silu")
      engine.softplus(x, into: y)
      #expect(digest(y) == 0x5a80_c498_568c_2e10, "softplus")
      y.flat.fill(1)
      engine.siluBackward(input: x, gradient: y)
      #expect(digest(y) == 0x5c53_1215_dd57_f546, "silu's slope")
    }
  }

  @Test func `layer normalization keeps its bits`() throws {
    let stream = RandomStream(seed: 4, .noise)
    let (rows, columns) = (40, 123)
    let values = (0..<UInt64(rows * columns)).map { stream.normal(at: $0) }
    let gain = Vector(try floats(Array(values[..<columns])))
    let shift = Vector(try floats(Array(values[columns..<2 * columns])))
    for set in InstructionSet.allCases where set.isSupported {
      let engine = Engine(instructionSet: set, threads: 2)
      let x = try matrix(values, rows: rows, columns: columns)
      let (y, shares) = (
        try matrix(values, rows: rows, columns: columns), try matrix(values, rows: rows, columns: columns)
      )
      var digest = BitDigest()
      engine.normalize(x, gain: gain, shift: shift, eps: 1e-5, into: y)
      for number in y.array { digest.add(number) }
      engine.normalizeBackward(input: x, gain: gain, eps: 1e-5, gradient: y, shares: shares)
      for number in y.array + shares.array { digest.add(number) }
      #expect(digest.value == 0x892d_c844_0036_1119, "\(set)")
    }
  }

  @Test func `functions of binary64 and random numbers keep their bits`() {
    let stream = RandomStream(seed: 2, .noise)
    var (functions, normals) = (BitDigest(), BitDigest())
    for i in 0..<UInt64(100_000) {
      let x = (Double(stream.uniform(at: i)) - 0.5) * Double(1 << (i % 20))
      functions.add(Exact.exp(x / 1000).bitPattern)
      functions.add(Exact.log(abs(x) + 0x1p-1000).bitPattern)
      functions.add(Exact.sin(x).bitPattern)
      functions.add(Exact.cos(x).bitPattern)
      functions.add(Exact.pow(abs(x) + 0x1p-10, x / 10_000).bitPattern)
      normals.add(stream.normal(at: i))
    }
    #expect(functions.value == 0x0ef2_a96c_e1a7_600f)
    #expect(normals.value == 0x6143_2452_cd75_5eed)
  }
}
