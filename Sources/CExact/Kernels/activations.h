// Activations and their gradients over flat ranges.

INLINED double8v widen(float8v v) { return __builtin_convertvector(v, double8v); }

INLINED float8v narrow(double8v v) { return __builtin_convertvector(v, float8v); }

/// y = f(x), eight at a time, rounded once; f is told the parameter.
INLINED void map8(const float *x, float *y, size_t count, double parameter,
                  double8v (*f)(double8v, double)) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i), r;
    r.lo = narrow(f(widen(v.lo), parameter));
    r.hi = narrow(f(widen(v.hi), parameter));
    store16(y + i, r);
  }
  if (i == count) return;
  float16v v = load_some16(x + i, count - i, 0), r;
  r.lo = narrow(f(widen(v.lo), parameter));
  r.hi = narrow(f(widen(v.hi), parameter));
  store_some16(y + i, r, count - i);
}

/// y = y·f(x), the product in binary64, rounded once; f is told the parameter.
INLINED void scale_by8(const float *x, float *y, size_t count, double parameter,
                       double8v (*f)(double8v, double)) {
  for (size_t i = 0; i < count; i += 16) {
    size_t taken = exact_least(16, count - i);
    float16v v = taken == 16 ? load16(x + i) : load_some16(x + i, taken, 0);
    float16v g = taken == 16 ? load16(y + i) : load_some16(y + i, taken, 0), r;
    r.lo = narrow(widen(g.lo) * f(widen(v.lo), parameter));
    r.hi = narrow(widen(g.hi) * f(widen(v.hi), parameter));
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

// A function of one element, eight at a time, for a path's table; `f` may name the parameter.
#define APPLIED(name, f)                                                                      \
  INLINED double8v name##_told(double8v x, double parameter) {                                \
    (void)parameter;                                                                          \
    return f;                                                                                 \
  }                                                                                           \
  static void apply_##name(const float *x, float *y, size_t count, double parameter) {        \
    map8(x, y, count, parameter, name##_told);                                                \
  }

APPLIED(tanh, tanh8(x))
APPLIED(sigmoid, sigmoid8(x))
APPLIED(gelu, gelu8(x))
APPLIED(elu, elu8(x, parameter))
APPLIED(silu, silu8(x))
APPLIED(softplus, softplus8(x))

/// NaN passes; -0 becomes +0.
static void apply_relu(const float *x, float *y, size_t count, double parameter) {
  (void)parameter;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i);
    store16(y + i, v <= 0 ? (float16v)0 : v);
  }
  for (; i < count; i++) y[i] = x[i] <= 0 ? 0 : x[i];
}

/// x, or x times the slope where it is not above 0.
static void apply_leaky_relu(const float *x, float *y, size_t count, double parameter) {
  float slope = (float)parameter;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i);
    store16(y + i, v > 0 ? v : v * slope);
  }
  for (; i < count; i++) y[i] = x[i] > 0 ? x[i] : x[i] * slope;
}

static void turn_back_leaky_relu(const float *saved, float *gradient, size_t count, double parameter) {
  float slope = (float)parameter;
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
#define TURNED_BACK(name)                                                                                \
  static void turn_back_##name(const float *saved, float *gradient, size_t count, double parameter) {    \
    (void)parameter;                                                                                     \
    map_pairs16(saved, gradient, count, name##_slope);                                                   \
  }

TURNED_BACK(relu)
TURNED_BACK(tanh)
TURNED_BACK(sigmoid)

// The way back from an input through a slope in binary64; `f` may name the parameter.
#define TURNED_BACK_BY_SLOPE(name, f)                                                                    \
  INLINED double8v name##_slope_told(double8v x, double parameter) {                                     \
    (void)parameter;                                                                                     \
    return f;                                                                                            \
  }                                                                                                      \
  static void turn_back_##name(const float *saved, float *gradient, size_t count, double parameter) {    \
    scale_by8(saved, gradient, count, parameter, name##_slope_told);                                     \
  }

TURNED_BACK_BY_SLOPE(gelu, gelu_slope8(x))
TURNED_BACK_BY_SLOPE(elu, elu_slope8(x, parameter))
TURNED_BACK_BY_SLOPE(silu, silu_slope8(x))
TURNED_BACK_BY_SLOPE(softplus, sigmoid8(x))
