// One pass of Adam over flat vectors.

/// The elements of one pass that are at hand.
struct adam16 {
  float16v weight, gradient, mean, square;
};

/// `inverse` is that of the root's scale, or 0.
INLINED void adam_step(struct adam16 *at, const exact_adam_pass *p, int is_near, float inverse) {
  float16v g = at->gradient;
  at->mean = is_near ? at->mean + p->one_minus_beta1 * (g - at->mean)
                     : g - (g - at->mean) * (1 - p->one_minus_beta1);
  at->square = at->square * p->beta2 + (p->one_minus_beta2 * g) * g;
  float16v root = __builtin_elementwise_sqrt(at->square);
  float16v scaled = inverse == 0 ? root / p->root_scale : any_quotient16(root, p->root_scale, inverse);
  float16v divisor = scaled + p->eps;
  at->weight = at->weight * p->decay + (-p->step_size * at->mean) / divisor;
}

INLINED void adam_range(const exact_adam_pass *whole, size_t first, size_t last, int is_near,
                        float inverse) {
  // A copy that no store can reach stays in registers.
  const exact_adam_pass own = *whole, *const p = &own;
  size_t i = first;
  for (; i + 16 <= last; i += 16) {
    struct adam16 at = {load16(p->weights + i), load16(p->gradient + i), load16(p->mean + i),
                        load16(p->square + i)};
    adam_step(&at, p, is_near, inverse);
    store16(p->mean + i, at.mean);
    store16(p->square + i, at.square);
    store16(p->weights + i, at.weight);
  }
  if (i == last) return;
  size_t rest = last - i;
  struct adam16 at = {load_some16(p->weights + i, rest, 0), load_some16(p->gradient + i, rest, 0),
                      load_some16(p->mean + i, rest, 0), load_some16(p->square + i, rest, 0)};
  adam_step(&at, p, is_near, inverse);
  store_some16(p->mean + i, at.mean, rest);
  store_some16(p->square + i, at.square, rest);
  store_some16(p->weights + i, at.weight, rest);
}

static void adam_pass(const exact_adam_pass *p, size_t first, size_t last) {
  float inverse = inverse_for_any(p->root_scale);
  if (p->one_minus_beta1 >= 0.5f) {
    adam_range(p, first, last, 0, 0);
  } else if (inverse == 0) {
    adam_range(p, first, last, 1, 0);
  } else {
    adam_range(p, first, last, 1, inverse);
  }
}
