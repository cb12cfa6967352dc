// Activations and their gradients over flat ranges.

INLINED double8v widen(float8v v) { return __builtin_convertvector(v, double8v); }

INLINED float8v narrow(double8v v) { return __builtin_convertvector(v, float8v); }

/// y = f(x), eight at a time, rounded once.
INLINED void map8(const float *x, float *y, size_t count, double8v (*f)(double8v)) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i), r;
    r.lo = narrow(f(widen(v.lo)));
    r.hi = narrow(f(widen(v.hi)));
    store16(y + i, r);
  }
  if (i == count) return;
  float16v v = load_some16(x + i, count - i, 0), r;
  r.lo = narrow(f(widen(v.lo)));
  r.hi = narrow(f(widen(v.hi)));
  store_some16(y + i, r, count - i);
}

/// y = f(x, y), sixteen at a time.
INLINED void map_pairs16(const float *x, float *y, size_t count, float16v (*f)(float16v, float16v)) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) store16(y + i, f(load16(x + i), load16(y + i)));
  if (i == count) return;
  float16v v = f(load_some16(x + i, count - i, 0), load_some16(y + i, count - i, 0));
  store_some16(y + i, v, count - i);
}

static void apply_tanh(const float *x, float *y, size_t count) { map8(x, y, count, tanh8); }

static void apply_sigmoid(const float *x, float *y, size_t count) { map8(x, y, count, sigmoid8); }

static void apply_gelu(const float *x, float *y, size_t count) { map8(x, y, count, gelu8); }

/// NaN passes; -0 becomes +0.
static void apply_relu(const float *x, float *y, size_t count) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    float16v v = load16(x + i);
    store16(y + i, v <= 0 ? (float16v)0 : v);
  }
  for (; i < count; i++) y[i] = x[i] <= 0 ? 0 : x[i];
}

INLINED float16v relu_slope(float16v y, float16v g) { return y <= 0 ? (float16v)0 : g; }

INLINED float16v tanh_slope(float16v y, float16v g) { return g * fma16(-y, y, (float16v)1); }

INLINED float16v sigmoid_slope(float16v y, float16v g) { return (g * (1 - y)) * y; }

INLINED float16v gelu_slope(float16v x, float16v g) {
  float16v r;
  r.lo = narrow(widen(g.lo) * gelu_slope8(widen(x.lo)));
  r.hi = narrow(widen(g.hi) * gelu_slope8(widen(x.hi)));
  return r;
}

static void turn_back_relu(const float *y, float *g, size_t count) { map_pairs16(y, g, count, relu_slope); }

static void turn_back_tanh(const float *y, float *g, size_t count) { map_pairs16(y, g, count, tanh_slope); }

static void turn_back_sigmoid(const float *y, float *g, size_t count) {
  map_pairs16(y, g, count, sigmoid_slope);
}

static void turn_back_gelu(const float *x, float *g, size_t count) { map_pairs16(x, g, count, gelu_slope); }
