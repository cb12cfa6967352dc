import CExact

/// A check at start that this machine computes as "Numerics 1" defines.
package enum SelfTest {
  /// What does not hold for an engine, in words; nil if everything does. Takes well under 20 ms.
  package static func failure(of engine: Engine) -> String? {
    guard exact_mode_holds() != 0 else {
      return "floating-point arithmetic does not round to nearest even or flushes subnormal numbers to zero"
    }
    guard philoxHolds() else { return "the random numbers differ from their known answers" }
    guard let sample = Sample() else { return "a few kilobytes of memory cannot be had" }
    for check in checks where check.digest(sample, engine) != check.expected {
      return "\(check.subject) differ from their known bits on \(engine.instructionSet.rawValue)"
    }
    return nil
  }

  /// Random123's known answers: counter and key zero, all ones, and digits of π.
  private static func philoxHolds() -> Bool {
    let ones = UInt32.max
    return answer(0, 0, 0, 0, 0, 0) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
      && answer(ones, ones, ones, ones, ones, ones) == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      && answer(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344, 0xa409_3822, 0x299f_31d0)
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
  }

  private static func answer(
    _ counter: UInt32, _ place: UInt32, _ stepLow: UInt32, _ stepHigh: UInt32, _ keyLow: UInt32,
    _ keyHigh: UInt32
  ) -> [UInt32] {
    let stream = exact_stream(
      key_low: keyLow, key_high: keyHigh, place: place, step_low: stepLow, step_high: stepHigh)
    let words = exact_philox(stream, counter).words
    return [words.0, words.1, words.2, words.3]
  }

  /// One kind of operation and the digest of its results.
  private struct Check {
    let subject: String
    let expected: UInt64
    let digest: (Sample, Engine) -> UInt64
  }

  private static var checks: [Check] {
    [
      Check(subject: "products", expected: 0xbc1b_9824_0ef0_4f3e, digest: products),
      Check(subject: "activations", expected: 0xe37a_1fb6_c903_9b33, digest: activations),
      Check(subject: "layers", expected: 0x0891_6f46_4075_405b, digest: layers),
      Check(subject: "losses", expected: 0x1ce2_a2f4_fbce_f127, digest: losses),
      Check(subject: "functions of binary64", expected: 0xa59d_a64b_ba33_846c, digest: functions),
      Check(subject: "optimizer steps", expected: 0x2dc2_29da_dfc9_f7b7, digest: steps),
    ]
  }

  private static func products(_ sample: Sample, _ engine: Engine) -> UInt64 {
    var digest = Digest()
    engine.multiply(sample.left, sample.right, adding: sample.bias, into: sample.result)
    digest.add(sample.result)
    engine.multiplyTransposingFirst(sample.leftTransposed, sample.right, into: sample.result)
    digest.add(sample.result)
    engine.sumColumns(sample.right, into: sample.bias)
    for i in 0..<sample.bias.count { digest.add(UInt64(sample.bias[i].bitPattern)) }
    return digest.value
  }

  private static func activations(_ sample: Sample, _ engine: Engine) -> UInt64 {
    var digest = Digest()
    let x = sample.right
    let y = sample.other
    engine.relu(x, into: y)
    digest.add(y)
    engine.geluBackward(input: x, gradient: y)
    digest.add(y)
    engine.tanh(x, into: y)
    digest.add(y)
    engine.tanhBackward(output: x, gradient: y)
    digest.add(y)
    engine.sigmoid(x, into: y)
    digest.add(y)
    engine.sigmoidBackward(output: x, gradient: y)
    digest.add(y)
    engine.gelu(x, into: y)
    digest.add(y)
    engine.dropout(x, into: y, rate: 0.25, stream: sample.stream, firstElement: 3)
    digest.add(y)
    return digest.value
  }

  private static func layers(_ sample: Sample, _ engine: Engine) -> UInt64 {
    var digest = Digest()
    let (x, y) = (sample.right, sample.other)
    engine.leakyReLU(x, slope: 0.25, into: y)
    engine.eluBackward(input: x, alpha: 0.75, gradient: y)
    digest.add(y)
    engine.elu(x, alpha: 0.75, into: y)
    engine.siluBackward(input: x, gradient: y)
    digest.add(y)
    engine.silu(x, into: y)
    engine.softplusBackward(input: x, gradient: y)
    digest.add(y)
    engine.softplus(x, into: y)
    digest.add(y)
    engine.multiply(sample.left, x, adding: sample.bias, into: sample.result)
    let gain = Vector(x.buffer, offset: 5, count: sample.bias.count)
    engine.normalize(sample.result, gain: gain, shift: sample.bias, eps: 1e-5, into: sample.spare)
    digest.add(sample.spare)
    let gradient = Matrix(y.buffer, rows: sample.result.rows, columns: sample.result.columns)
    engine.normalizeBackward(
      input: sample.result, gain: gain, eps: 1e-5, gradient: gradient, shares: sample.spare)
    digest.add(gradient)
    digest.add(sample.spare)
    return digest.value
  }

  private static func losses(_ sample: Sample, _ engine: Engine) -> UInt64 {
    var digest = Digest()
    let x = sample.right
    let sum = engine.softmaxCrossEntropy(
      x, labels: sample.labels, smoothing: 0.125, scale: 0.5, gradient: sample.other, losses: sample.losses)
    digest.add(sum.bitPattern)
    digest.add(sample.other)
    let squares = engine.squaredError(
      x, target: sample.other, scale: 0.5, gradient: sample.other, losses: sample.losses)
    digest.add(squares.bitPattern)
    digest.add(sample.other)
    return digest.value
  }

  private static func functions(_ sample: Sample, _ engine: Engine) -> UInt64 {
    var digest = Digest()
    for i in 0..<64 {
      let x = Double(sample.bias[i % sample.bias.count]) * Double(i + 1)
      digest.add(Exact.exp(x).bitPattern)
      digest.add(Exact.log(abs(x) + 0x1p-30).bitPattern)
      digest.add(Exact.sin(x).bitPattern)
      digest.add(Exact.cos(x).bitPattern)
      digest.add(Exact.pow(abs(x) + 0.5, x).bitPattern)
      digest.add(UInt64(sample.stream.normal(at: UInt64(i)).bitPattern))
    }
    return digest.value
  }

  private static func steps(_ sample: Sample, _ engine: Engine) -> UInt64 {
    let constants = AdamConstants(
      beta1: 0.9, beta2: 0.999, oneMinusBeta1: 0.1, oneMinusBeta2: 0.001, stepSize: 0.01,
      rootScale: 0.03125, eps: 1e-8, decay: 0.9990)
    sample.result.flat.fill(0)
    sample.spare.flat.fill(0)
    var digest = Digest()
    for _ in 0..<2 {
      engine.adam(
        sample.other.firstRows(sample.result.rows).flat, sample.gradient, mean: sample.result.flat,
        square: sample.spare.flat, constants: constants)
    }
    digest.add(sample.other)
    digest.add(sample.result)
    digest.add(sample.spare)
    return digest.value
  }
}
