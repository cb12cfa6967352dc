// More functions of eight elements in binary64, made of those in functions.h; smooth but for a bend at 0.

static const double selu_scale = 1.0507009873554804934193349852946;
static const double selu_depth = 1.7580993408473768599402175208123;    // the scale times selu's alpha

INLINED double8v size8(double8v x) { return (double8v)((int64x8v)x & INT64_MAX); }

/// Numbers beyond binary32 are brought back, so that an infinity is a number.
INLINED double8v finite8(double8v x) { return greatest8(least8(x, 0x1p128), -0x1p128); }

INLINED double8v selu8(double8v x) {
  double8v below = selu_depth * exp_less_one8(least8(x, 0.0));
  return x > 0.0 ? selu_scale * x : below;
}

INLINED double8v selu_slope8(double8v x) {
  double8v below = selu_depth * exp8(greatest8(least8(x, 0.0), -105.0));
  return x > 0.0 ? (double8v)selu_scale : below;
}

INLINED double8v celu8(double8v x, double alpha) {
  double8v below = alpha * exp_less_one8(least8(x, 0.0) / alpha);
  return x > 0.0 ? x : below;
}

INLINED double8v celu_slope8(double8v x, double alpha) {
  double8v below = exp8(greatest8(least8(x, 0.0) / alpha, -105.0));
  return x > 0.0 ? (double8v)1.0 : below;
}

/// x times the tanh of its softplus, which is m/(m + 2) with m = eˣ·(eˣ + 2).
INLINED double8v mish8(double8v x) {
  double8v bounded = greatest8(x, -110.0);
  double8v e = exp8(least8(bounded, 20.0));
  double8v m = e * (e + 2.0);
  return bounded * (m / (m + 2.0));
}

INLINED double8v mish_slope8(double8v x) {
  double8v bounded = least8(greatest8(x, -110.0), 20.0);
  double8v e = exp8(bounded);
  double8v m = e * (e + 2.0), w = m + 2.0;
  return m / w + bounded * ((4.0 * (e * (e + 1.0))) / (w * w));
}

INLINED double8v softsign8(double8v x) {
  double8v bounded = finite8(x);
  return bounded / (1.0 + size8(bounded));
}

INLINED double8v softsign_slope8(double8v x) {
  double8v share = 1.0 / (1.0 + size8(x));
  return share * share;
}

/// What the sigmoid is taken of in gelu's form by tanh: twice √(2/π)·(x + 0.044715·x³).
INLINED double8v gelu_tanh_score8(double8v x) {
  return 0x1.9884533d43651p+0 * (x + 0.044715 * (x * x * x));
}

INLINED double8v gelu_tanh8(double8v x) {
  double8v bounded = greatest8(x, -12.0);
  return bounded / (1.0 + exp8(-gelu_tanh_score8(least8(bounded, 12.0))));
}

INLINED double8v gelu_tanh_slope8(double8v x) {
  double8v bounded = least8(greatest8(x, -12.0), 12.0);
  double8v e = exp8(-gelu_tanh_score8(bounded));
  double8v share = 1.0 / (1.0 + e);
  double8v rise = 0x1.9884533d43651p+0 * (1.0 + 0.134145 * (bounded * bounded));
  return share * (1.0 + bounded * ((e * share) * rise));
}

/// x less its tanh: a polynomial where the two nearly cancel.
INLINED double8v tanhshrink8(double8v x) {
  double8v z = x * x;
  double8v q = -0x1.13ff9c7ed3c87p-16 * z + 0x1.019fb9466fda9p-13;
  q = q * z - 0x1.f51c6b8b24dcbp-12;
  q = q * z + 0x1.6b0434b73a285p-10;
  q = q * z - 0x1.d303fa4e01a45p-9;
  q = q * z + 0x1.222fdc6b54fd3p-7;
  q = q * z - 0x1.664aa20070498p-6;
  q = q * z + 0x1.ba1b741ccc3b5p-5;
  q = q * z - 0x1.111110b980236p-3;
  q = q * z + 0x1.555555551d678p-2;
  return z < 1.0 ? (x * z) * q : x - tanh8(x);
}

INLINED double8v tanhshrink_slope8(double8v x) {
  double8v y = tanh8(x);
  return y * y;
}

/// (x + r)/2 with r = √(x² + b); below 0 the same without cancellation.
INLINED double8v squareplus8(double8v x, double b) {
  double8v root = __builtin_elementwise_sqrt(x * x + b);
  return x > 0.0 ? 0.5 * (x + root) : (0.5 * b) / (root - x);
}

INLINED double8v squareplus_slope8(double8v x, double b) {
  double8v bounded = finite8(x);
  return squareplus8(bounded, b) / __builtin_elementwise_sqrt(bounded * bounded + b);
}
