// Functions of eight elements in binary64 made of straight pieces, and the square of relu. NaN passes.

INLINED double8v hardtanh8(double8v x, double low, double high) {
  double8v above = x <= low ? (double8v)low : x;
  return above >= high ? (double8v)high : above;
}

/// Of an input or of the output, which are between the ends together.
INLINED double8v hardtanh_slope8(double8v x, double low, double high) {
  double8v above = x <= low ? (double8v)0.0 : (double8v)1.0;
  return x >= high ? (double8v)0.0 : above;
}

/// A sixth of x + 3, kept within 0 and 1.
INLINED double8v hardsigmoid8(double8v x) { return hardtanh8(x + 3.0, 0.0, 6.0) / 6.0; }

INLINED double8v hardsigmoid_slope8(double8v x) { return hardtanh_slope8(x, -3.0, 3.0) / 6.0; }

INLINED double8v hardswish8(double8v x) {
  double8v bounded = greatest8(x, -3.0);
  return (bounded * hardtanh8(bounded + 3.0, 0.0, 6.0)) / 6.0;
}

INLINED double8v hardswish_slope8(double8v x) {
  double8v below = x <= -3.0 ? (double8v)0.0 : x / 3.0 + 0.5;
  return x >= 3.0 ? (double8v)1.0 : below;
}

INLINED double8v softshrink8(double8v x, double width) {
  double8v below = x < -width ? x + width : x * 0.0;
  return x > width ? x - width : below;
}

INLINED double8v hardshrink8(double8v x, double width) {
  double8v below = x < -width ? x : x * 0.0;
  return x > width ? x : below;
}

/// Of the output of either.
INLINED double8v shrink_slope8(double8v y) { return y == 0.0 ? (double8v)0.0 : (double8v)1.0; }

INLINED double8v squared_relu8(double8v x) { return x <= 0.0 ? (double8v)0.0 : x * x; }

INLINED double8v squared_relu_slope8(double8v x) { return x <= 0.0 ? (double8v)0.0 : 2.0 * x; }

INLINED double8v threshold8(double8v x, double end, double value) {
  return x <= end ? (double8v)value : x;
}

INLINED double8v threshold_slope8(double8v x, double end) {
  return x <= end ? (double8v)0.0 : (double8v)1.0;
}
