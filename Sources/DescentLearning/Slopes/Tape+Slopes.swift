import DescentTensor

extension Tape {
  /// The value at a point and the slope along each variable, in binary32.
  ///
  /// Kinks have the slopes that torch gives them: |x| has 0 at 0, and what ties in `min` and `max` shares
  /// the slope evenly. What has no effect on the value passes no slope on, where torch's product of 0 and ∞
  /// would be no number.
  ///
  /// Source: Linnainmaa 1970, reverse accumulation; the rules of torch.autograd, derivatives.yaml.
  ///
  /// - Parameter point: A number for each variable.
  package func slopes(at point: [Float]) -> (value: Float, slopes: [Float]) {
    let values = values(at: point)
    var slopes = [Float](repeating: 0, count: values.count)
    slopes[values.count - 1] = 1
    for (place, operation) in operations.enumerated().reversed() {
      let here = variables + place
      guard slopes[here] != 0 else { continue }
      operation.passBack(slopes[here], of: values[here], values, to: &slopes)
    }
    return (values[values.count - 1], Array(slopes.prefix(variables)))
  }
}

extension Tape.Operation {
  /// Adds to the slopes of the operands what the slope of the result brings them, from left to right.
  ///
  /// - Parameter result: What the operation has come to.
  fileprivate func passBack(
    _ slope: Float, of result: Float, _ values: [Float], to slopes: inout [Float]
  ) {
    switch self {
    case .constant: break
    case .negation(let only): slopes[only] += -slope
    case .sum(let left, let right):
      slopes[left] += slope
      slopes[right] += slope
    case .difference(let left, let right):
      slopes[left] += slope
      slopes[right] += -slope
    case .product(let left, let right):
      slopes[left] += slope * values[right]
      slopes[right] += slope * values[left]
    case .quotient(let left, let right):
      slopes[left] += slope / values[right]
      slopes[right] += -slope * (values[left] / values[right] / values[right])
    case .power(let base, let exponent):
      slopes[base] +=
        exponent == 0 ? 0 : slope * (Float(exponent) * Self.power(values[base], exponent - 1))
    case .variablePower(let base, let exponent):
      passBack(slope, of: result, base: base, exponent: exponent, values, to: &slopes)
    case .least(let several), .greatest(let several):
      let best = several.filter { values[$0] == result }
      for operand in best { slopes[operand] += slope / Float(best.count) }
    case .call(let function, let only):
      slopes[only] += function.slope(slope, of: result, at: values[only])
    }
  }

  private func passBack(
    _ slope: Float, of result: Float, base: Int, exponent: Int, _ values: [Float],
    to slopes: inout [Float]
  ) {
    let (x, power) = (values[base], values[exponent])
    if power != 0 {
      slopes[base] += slope * (power * Float(Exact.pow(Double(x), Double(power - 1))))
    }
    // A power of 0 is 0 whatever its exponent above 0: the product below would be 0 times −∞.
    if x != 0 || power < 0 { slopes[exponent] += slope * (result * Tape.Function.logarithm.value(of: x)) }
  }
}

extension Tape.Function {
  /// What a slope of the function's value brings to its operand.
  fileprivate func slope(_ slope: Float, of result: Float, at x: Float) -> Float {
    switch self {
    case .root: slope / (2 * result)
    case .exponential: slope * result
    case .logarithm: slope / x
    case .magnitude: slope * (x > 0 ? 1 : x < 0 ? -1 : 0)
    case .sine: slope * Self.cosine.value(of: x)
    case .cosine: slope * -Self.sine.value(of: x)
    }
  }
}
