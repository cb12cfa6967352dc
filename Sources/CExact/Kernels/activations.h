// Activations and their gradients over flat ranges.

INLINED double8v widen(float8v v) { return __builtin_convertvector(v, double8v); }

INLINED float8v narrow(double8v v) { return __builtin_convertvector(v, float8v); }

/// y = f(x), eight at a time, rounded once; f is told the parameters.
INLINED void map8(const float *x, float *y, size_t count, exact_activation told,
                  double8v (*f)(double8v, exact_activation)) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i), r;
    r.lo = narrow(f(widen(v.lo), told));
    r.hi = narrow(f(widen(v.hi), told));
    store16(y + i, r);
  }
  if (i == count) return;
  float16v v = load_some16(x + i, count - i, 0), r;
  r.lo = narrow(f(widen(v.lo), told));
  r.hi = narrow(f(widen(v.hi), told));
  store_some16(y + i, r, count - i);
}

/// y = y·f(x), the product in binary64, rounded once; f is told the parameters.
INLINED void scale_by8(const float *x, float *y, size_t count, exact_activation told,
                       double8v (*f)(double8v, exact_activation)) {
  for (size_t i = 0; i < count; i += 16) {
    size_t taken = exact_least(16, count - i);
    float16v v = taken == 16 ? load16(x + i) : load_some16(x + i, taken, 0);
    float16v g = taken == 16 ? load16(y + i) : load_some16(y + i, taken, 0), r;
    r.lo = narrow(widen(g.lo) * f(widen(v.lo), told));
    r.hi = narrow(widen(g.hi) * f(widen(v.hi), told));
    if (taken == 16) {
      store16(y + i, r);
    } else {
      store_some16(y + i, r, taken);
    }
  }
}

/// y = f(x, y), sixteen at a time.
INLINED void map_pairs16(const float *x, float *y, size_t count, float16v (*f)(float16v, float16v)) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) store16(y + i, f(load16(x + i), load16(y + i)));
  if (i == count) return;
  float16v v = f(load_some16(x + i, count - i, 0), load_some16(y + i, count - i, 0));
  store_some16(y + i, v, count - i);
}

// A function of one element, eight at a time, for a path's table; `f` may name what it is told.
#define APPLIED(name, f)                                                                            \
  INLINED double8v name##_told(double8v x, exact_activation told) {                                 \
    (void)told;                                                                                     \
    return f;                                                                                       \
  }                                                                                                 \
  static void apply_##name(const float *x, float *y, size_t count, const exact_activation *told) {  \
    map8(x, y, count, *told, name##_told);                                                          \
  }

APPLIED(tanh, tanh8(x))
APPLIED(sigmoid, sigmoid8(x))
APPLIED(gelu, gelu8(x))
APPLIED(elu, elu8(x, told.parameter))
APPLIED(silu, silu8(x))
APPLIED(softplus, bent_softplus8(x, told.parameter, told.second))
APPLIED(selu, selu8(x))
APPLIED(celu, celu8(x, told.parameter))
APPLIED(mish, mish8(x))
APPLIED(softsign, softsign8(x))
APPLIED(gelu_tanh, gelu_tanh8(x))
APPLIED(tanhshrink, tanhshrink8(x))
APPLIED(log_sigmoid, -softplus8(-x))
APPLIED(squareplus, squareplus8(x, told.parameter))
APPLIED(hardtanh, hardtanh8(x, told.parameter, told.second))
APPLIED(hardsigmoid, hardsigmoid8(x))
APPLIED(hardswish, hardswish8(x))
APPLIED(softshrink, softshrink8(x, told.parameter))
APPLIED(hardshrink, hardshrink8(x, told.parameter))
APPLIED(squared_relu, squared_relu8(x))
APPLIED(threshold, threshold8(x, told.parameter, told.second))

/// NaN passes; -0 becomes +0.
static void apply_relu(const float *x, float *y, size_t count, const exact_activation *told) {
  (void)told;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i);
    store16(y + i, v <= 0 ? (float16v)0 : v);
  }
  for (; i < count; i++) y[i] = x[i] <= 0 ? 0 : x[i];
}

/// x, or x times the slope where it is not above 0.
static void apply_leaky_relu(const float *x, float *y, size_t count, const exact_activation *told) {
  float slope = (float)told->parameter;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i);
    store16(y + i, v > 0 ? v : v * slope);
  }
  for (; i < count; i++) y[i] = x[i] > 0 ? x[i] : x[i] * slope;
}

static void turn_back_leaky_relu(const float *saved, float *gradient, size_t count,
                                 const exact_activation *told) {
  float slope = (float)told->parameter;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v g = load16(gradient + i);
    store16(gradient + i, load16(saved + i) > 0 ? g : g * slope);
  }
  for (; i < count; i++) gradient[i] = saved[i] > 0 ? gradient[i] : gradient[i] * slope;
}

INLINED float16v relu_slope(float16v y, float16v g) { return y <= 0 ? (float16v)0 : g; }

INLINED float16v tanh_slope(float16v y, float16v g) { return g * fma16(-y, y, (float16v)1); }

INLINED float16v sigmoid_slope(float16v y, float16v g) { return (g * (1 - y)) * y; }

// The way back from an output, sixteen at a time.
#define TURNED_BACK(name)                                                           \
  static void turn_back_##name(const float *saved, float *gradient, size_t count,   \
                               const exact_activation *told) {                      \
    (void)told;                                                                     \
    map_pairs16(saved, gradient, count, name##_slope);                              \
  }

TURNED_BACK(relu)
TURNED_BACK(tanh)
TURNED_BACK(sigmoid)

// The way back from what was saved through a slope in binary64; `f` may name what it is told.
#define TURNED_BACK_BY_SLOPE(name, f)                                               \
  INLINED double8v name##_slope_told(double8v x, exact_activation told) {           \
    (void)told;                                                                     \
    return f;                                                                       \
  }                                                                                 \
  static void turn_back_##name(const float *saved, float *gradient, size_t count,   \
                               const exact_activation *told) {                      \
    scale_by8(saved, gradient, count, *told, name##_slope_told);                    \
  }

TURNED_BACK_BY_SLOPE(gelu, gelu_slope8(x))
TURNED_BACK_BY_SLOPE(elu, elu_slope8(x, told.parameter))
TURNED_BACK_BY_SLOPE(silu, silu_slope8(x))
TURNED_BACK_BY_SLOPE(softplus, bent_softplus_slope8(x, told.parameter, told.second))
TURNED_BACK_BY_SLOPE(selu, selu_slope8(x))
TURNED_BACK_BY_SLOPE(celu, celu_slope8(x, told.parameter))
TURNED_BACK_BY_SLOPE(mish, mish_slope8(x))
TURNED_BACK_BY_SLOPE(softsign, softsign_slope8(x))
TURNED_BACK_BY_SLOPE(gelu_tanh, gelu_tanh_slope8(x))
TURNED_BACK_BY_SLOPE(tanhshrink, tanhshrink_slope8(x))
TURNED_BACK_BY_SLOPE(log_sigmoid, sigmoid8(-x))
TURNED_BACK_BY_SLOPE(squareplus, squareplus_slope8(x, told.parameter))
TURNED_BACK_BY_SLOPE(hardtanh, hardtanh_slope8(x, told.parameter, told.second))
TURNED_BACK_BY_SLOPE(hardsigmoid, hardsigmoid_slope8(x))
TURNED_BACK_BY_SLOPE(hardswish, hardswish_slope8(x))
TURNED_BACK_BY_SLOPE(shrunk, shrink_slope8(x))
TURNED_BACK_BY_SLOPE(squared_relu, squared_relu_slope8(x))
TURNED_BACK_BY_SLOPE(threshold, threshold_slope8(x, told.parameter))
