// Functions of eight elements in binary64, by * + - / in one fixed order, to be rounded once to binary32.

static const double magic_shift = 0x1.8p52;
static const double inverse_ln2 = 0x1.71547652b82fep+0;
static const double ln2 = 0x1.62e42fefa39efp-1;

INLINED double8v least8(double8v x, double bound) { return x > bound ? (double8v)bound : x; }

INLINED double8v greatest8(double8v x, double bound) { return x < bound ? (double8v)bound : x; }

/// Cuts x into whole = k, with power = 2^k, and a rest within ±ln2/2; returns (e^rest - 1) / rest.
INLINED double8v exp_parts8(double8v x, double8v *power, double8v *rest) {
  double8v shifted = x * inverse_ln2 + magic_shift;
  *power = (double8v)(((int64x8v)shifted + 1023) << 52);
  double8v r = x - (shifted - magic_shift) * ln2;
  *rest = r;
  double8v e = 0x1.a152099da25bap-13 * r + 0x1.6d75e5bb8107bp-10;
  e = e * r + 0x1.1110c5ed7d6c9p-7;
  e = e * r + 0x1.5554ac342f261p-5;
  e = e * r + 0x1.555555676c1bbp-3;
  e = e * r + 0x1.00000028b7ad4p-1;
  return e * r + 1.0;
}

/// e^x for |x| up to 700; NaN for NaN.
INLINED double8v exp8(double8v x) {
  double8v power, rest;
  double8v slope = exp_parts8(x, &power, &rest);
  return (1.0 + rest * slope) * power;
}

/// e^x of binary32: beyond the bounds the result rounds to 0 or to infinity.
INLINED double8v bounded_exp8(double8v x) { return exp8(greatest8(least8(x, 89.5), -105.0)); }

INLINED double8v sigmoid8(double8v x) {
  return 1.0 / (1.0 + exp8(greatest8(least8(-x, 105.0), -105.0)));
}

/// tanh |x| = (e^2|x| - 1) / (e^2|x| + 1), the numerator free of cancellation; the sign is put back.
INLINED double8v tanh8(double8v x) {
  int64x8v sign = (int64x8v)x & INT64_MIN;
  double8v size = (double8v)((int64x8v)x ^ sign);
  double8v power, rest;
  double8v slope = exp_parts8(2.0 * least8(size, 20.0), &power, &rest);
  double8v above_one = power * (rest * slope) + (power - 1.0);
  return (double8v)((int64x8v)(above_one / (above_one + 2.0)) | sign);
}

/// Share of the normal distribution below -u, u in 0 ... 14.6, over e^(-u²/2): half of erfcx(u/√2).
INLINED double8v normal_tail8(double8v u) {
  double8v t = (u - 4.0) / (u + 4.0);
  double8v g = -0x1.3b011803017f2p-20 * t - 0x1.01179cad6fe46p-18;
  g = g * t + 0x1.562665f00a4e1p-18;
  g = g * t + 0x1.defa5a4327b41p-16;
  g = g * t - 0x1.7fcdd54ead746p-15;
  g = g * t - 0x1.888eff5a92389p-13;
  g = g * t + 0x1.4ef1674db0986p-11;
  g = g * t + 0x1.0a1c2b090a3bcp-11;
  g = g * t - 0x1.1644e4450c645p-7;
  g = g * t + 0x1.f9b05ee11ed84p-6;
  g = g * t - 0x1.25b6aa8bd5df2p-4;
  g = g * t + 0x1.fd751a1fa4b07p-4;
  g = g * t - 0x1.5cf97b0af66f7p-3;
  return g * t + 0x1.82b4bb8c95ecep-4;
}

/// Share of the normal distribution below x, its density's exponential, and x no lower than -14.6.
struct normal8 {
  double8v share, exponential, x;
};

INLINED struct normal8 normal_share8(double8v x) {
  struct normal8 n;
  double8v u = (double8v)((int64x8v)x & INT64_MAX);
  u = least8(u, 14.6);
  n.exponential = exp8(-0.5 * (u * u));
  double8v tail = n.exponential * normal_tail8(u);
  n.share = x < 0.0 ? tail : 1.0 - tail;
  n.x = greatest8(x, -14.6);
  return n;
}

INLINED double8v gelu8(double8v x) {
  struct normal8 n = normal_share8(x);
  return n.x * n.share;
}

/// The derivative: share below x, and x times the density at x.
INLINED double8v gelu_slope8(double8v x) {
  struct normal8 n = normal_share8(x);
  return n.share + least8(n.x, 14.6) * (n.exponential * 0x1.9884533d43651p-2);
}

/// e^x - 1, free of cancellation, for x no lower than -105 (there it is -1) and up to 700.
INLINED double8v exp_less_one8(double8v x) {
  double8v power, rest;
  double8v slope = exp_parts8(greatest8(x, -105.0), &power, &rest);
  return power * (rest * slope) + (power - 1.0);
}

INLINED double8v elu8(double8v x, double limit) {
  double8v below = limit * exp_less_one8(least8(x, 1.0));
  return x > 0.0 ? x : below;
}

INLINED double8v elu_slope8(double8v x, double limit) {
  double8v below = limit * exp8(greatest8(least8(x, 1.0), -105.0));
  return x > 0.0 ? (double8v)1.0 : below;
}

/// x over 1 + e^-x: below -110 the result rounds to -0.
INLINED double8v silu8(double8v x) {
  double8v bounded = greatest8(x, -110.0);
  return bounded / (1.0 + exp8(-least8(bounded, 110.0)));
}

/// s·(1 + x·(1 - s)), s the sigmoid; 1 - s is e^-x·s.
INLINED double8v silu_slope8(double8v x) {
  double8v bounded = least8(greatest8(x, -110.0), 110.0);
  double8v e = exp8(-bounded);
  double8v share = 1.0 / (1.0 + e);
  return share * (1.0 + bounded * (e * share));
}

/// log(1 + t), t in 0 ... 1: twice the area tangent of s = t/(2 + t).
INLINED double8v log_above_one8(double8v t) {
  double8v s = t / (2.0 + t);
  double8v z = s * s;
  double8v q = 0x1.a9bafb0c93ac9p-4 * z + 0x1.65ad56d9e0064p-4;
  q = q * z + 0x1.c7fb3587cdba6p-4;
  q = q * z + 0x1.248f579c7d0d0p-3;
  q = q * z + 0x1.9999a0d3dcfedp-3;
  q = q * z + 0x1.55555553e7594p-2;
  return (2.0 * s) * (1.0 + z * q);
}

/// The positive part of x and log(1 + e^-|x|): neither end loses a digit.
INLINED double8v softplus8(double8v x) {
  double8v size = (double8v)((int64x8v)x & INT64_MAX);
  double8v rest = log_above_one8(exp8(-least8(size, 150.0)));
  return (x > 0.0 ? x : (double8v)0.0) + rest;
}

/// The softplus of beta·x over beta, and x itself where beta·x is above the threshold.
INLINED double8v bent_softplus8(double8v x, double beta, double threshold) {
  double8v scaled = beta * x;
  double8v bent = softplus8(scaled) / beta;
  return scaled > threshold ? x : bent;
}

INLINED double8v bent_softplus_slope8(double8v x, double beta, double threshold) {
  double8v scaled = beta * x;
  double8v share = sigmoid8(scaled);
  return scaled > threshold ? (double8v)1.0 : share;
}
