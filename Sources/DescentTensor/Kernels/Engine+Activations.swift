import CExact

extension Engine {
  /// y = 0 where x ≤ 0, else x; in place or not.
  package func relu(_ x: Matrix, into y: Matrix) { apply(EXACT_RELU, x, y) }

  /// y = tanh x; in place or not.
  package func tanh(_ x: Matrix, into y: Matrix) { apply(EXACT_TANH, x, y) }

  /// y = 1 / (1 + e⁻ˣ); in place or not.
  package func sigmoid(_ x: Matrix, into y: Matrix) { apply(EXACT_SIGMOID, x, y) }

  /// y = x times the share of the normal distribution below x; in place or not.
  ///
  /// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016, arXiv:1606.08415; the form by erf.
  package func gelu(_ x: Matrix, into y: Matrix) { apply(EXACT_GELU, x, y) }

  /// y = x where x > 0, else x·slope; in place or not, for a slope of at least 0.
  package func leakyReLU(_ x: Matrix, slope: Double, into y: Matrix) {
    apply(EXACT_LEAKY_RELU, x, y, parameter: slope)
  }

  /// y = x where x > 0, else alpha·(eˣ − 1); in place or not.
  package func elu(_ x: Matrix, alpha: Double, into y: Matrix) { apply(EXACT_ELU, x, y, parameter: alpha) }

  /// y = x / (1 + e⁻ˣ); in place or not.
  package func silu(_ x: Matrix, into y: Matrix) { apply(EXACT_SILU, x, y) }

  /// y = log(1 + exp(beta·x)) / beta, and x where beta·x is above the threshold; in place or not.
  ///
  /// Beyond a threshold of 20 rounding alone makes it x.
  /// - Parameter beta: At least 1e-20.
  package func softplus(_ x: Matrix, beta: Double = 1, threshold: Double = 20, into y: Matrix) {
    apply(EXACT_SOFTPLUS, x, y, parameter: beta, second: threshold)
  }

  /// Turns the gradient of relu's output into that of its input, in place.
  package func reluBackward(output y: Matrix, gradient: Matrix) { applyBackward(EXACT_RELU, y, gradient) }

  /// Turns the gradient of tanh's output into that of its input, in place.
  package func tanhBackward(output y: Matrix, gradient: Matrix) { applyBackward(EXACT_TANH, y, gradient) }

  /// Turns the gradient of sigmoid's output into that of its input, in place.
  package func sigmoidBackward(output y: Matrix, gradient: Matrix) {
    applyBackward(EXACT_SIGMOID, y, gradient)
  }

  /// Turns the gradient of gelu's output into that of its input, in place; from the input.
  package func geluBackward(input x: Matrix, gradient: Matrix) { applyBackward(EXACT_GELU, x, gradient) }

  /// Turns the gradient of the leaky relu's output into that of its input, in place.
  package func leakyReLUBackward(output y: Matrix, slope: Double, gradient: Matrix) {
    applyBackward(EXACT_LEAKY_RELU, y, gradient, parameter: slope)
  }

  /// Turns the gradient of elu's output into that of its input, in place; from the input.
  package func eluBackward(input x: Matrix, alpha: Double, gradient: Matrix) {
    applyBackward(EXACT_ELU, x, gradient, parameter: alpha)
  }

  /// Turns the gradient of silu's output into that of its input, in place; from the input.
  package func siluBackward(input x: Matrix, gradient: Matrix) { applyBackward(EXACT_SILU, x, gradient) }

  /// Turns the gradient of softplus' output into that of its input, in place; from the input.
  package func softplusBackward(
    input x: Matrix, beta: Double = 1, threshold: Double = 20, gradient: Matrix
  ) {
    applyBackward(EXACT_SOFTPLUS, x, gradient, parameter: beta, second: threshold)
  }

  /// y = f(x); in place or not.
  package func apply(_ function: ElementFunction, _ x: Matrix, into y: Matrix) {
    apply(function.activation, x, y)
  }

  /// Turns the gradient of a function's output into that of its input, in place.
  ///
  /// - Parameter saved: The input if the function needs it, else the output.
  package func applyBackward(_ function: ElementFunction, saved: Matrix, gradient: Matrix) {
    applyBackward(function.activation, saved, gradient)
  }

  private func apply(
    _ function: exact_function, _ x: Matrix, _ y: Matrix, parameter: Double = 0, second: Double = 0
  ) {
    apply(exact_activation(function: function, parameter: parameter, second: second), x, y)
  }

  private func applyBackward(
    _ function: exact_function, _ saved: Matrix, _ gradient: Matrix, parameter: Double = 0, second: Double = 0
  ) {
    applyBackward(exact_activation(function: function, parameter: parameter, second: second), saved, gradient)
  }

  private func apply(_ activation: exact_activation, _ x: Matrix, _ y: Matrix) {
    precondition(x.matches(y), "a function's input and output match in shape")
    var activation = activation
    withExtendedLifetime((x, y)) {
      unsafe exact_apply(handle, &activation, x.start, y.start, x.rows * x.columns)
    }
  }

  private func applyBackward(_ activation: exact_activation, _ saved: Matrix, _ gradient: Matrix) {
    precondition(saved.matches(gradient), "a value and its gradient match in shape")
    var activation = activation
    withExtendedLifetime((saved, gradient)) {
      unsafe exact_apply_backward(
        handle, &activation, saved.start, gradient.start, saved.rows * saved.columns)
    }
  }

  /// y[i] = x[i] / (1 − rate) where the stream's number for it reaches the rate, else 0; in place or not.
  ///
  /// The gradient passes through the same call.
  /// - Parameters:
  ///   - rate: Share of elements dropped, 0 ..< 1.
  ///   - stream: Fresh for each step.
  ///   - firstElement: The index of x's first element in the whole batch.
  package func dropout(
    _ x: Matrix, into y: Matrix, rate: Float, stream: RandomStream, firstElement: Int
  ) {
    precondition(x.matches(y), "dropout's input and output match in shape")
    precondition(rate >= 0 && rate < 1, "a dropout rate is at least 0 and below 1")
    let count = x.rows * x.columns
    precondition(
      firstElement >= 0 && firstElement <= 1 << 34 - count, "a dropped element's index is below 2³⁴")
    let scaledRate = Double(rate) * 0x1p24
    let threshold = UInt32(scaledRate) + (Double(UInt32(scaledRate)) < scaledRate ? 1 : 0)
    var dropping = exact_dropping(
      stream: stream.words, first: UInt64(firstElement), threshold: threshold, scale: 1 / (1 - rate))
    withExtendedLifetime((x, y)) {
      unsafe exact_dropout(handle, &dropping, x.start, y.start, count)
    }
  }
}
