#include "network.h"

#include "core.h"

#pragma clang fp contract(off)

static const exact_activation hidden[] = {{EXACT_GELU, 0, 0}, {EXACT_RELU, 0, 0}, {EXACT_TANH, 0, 0}};
static const float dropped = 0.125f;

static struct layer layer_at(struct network *n, size_t i, const size_t sizes[]) {
  struct layer l = {.inputs = sizes[i], .outputs = sizes[i + 1], .is_last = i + 1 == layer_count};
  if (!l.is_last) l.activation = hidden[i];
  l.saves_input = l.activation.function == EXACT_GELU;
  l.weight = n->parameters;
  l.bias = l.weight + l.inputs * l.outputs;
  l.gain = l.bias + l.outputs;
  l.shift = l.gain + l.outputs;
  n->parameters = l.is_last ? l.gain : l.shift + l.outputs;
  l.product = room(n->rows * l.outputs);
  l.active = room(n->rows * l.outputs);
  l.output = l.is_last ? l.product : room(n->rows * l.outputs);
  l.gradient = room(n->rows * l.outputs);
  l.shares = room(n->rows * l.outputs);
  return l;
}

/// He's normal weights, no bias, gains of 1.
static void draw(struct network *n, const struct layer *l, uint32_t place) {
  float scale = (float)exact_square_root_binary64(2.0 / (double)l->inputs);
  for (size_t i = 0; i < l->inputs * l->outputs; i++)
    n->weights[l->weight + i] = exact_random_normal(stream_of(100 + place), i) * scale;
  for (size_t i = 0; !l->is_last && i < l->outputs; i++) n->weights[l->gain + i] = 1;
}

struct network network_drawn(exact_engine *engine, size_t rows, const size_t sizes[layer_count + 1]) {
  struct network n = {.engine = engine, .rows = rows};
  for (size_t i = 0; i < layer_count; i++) n.layers[i] = layer_at(&n, i, sizes);
  n.weights = room(n.parameters);
  n.gradient = room(n.parameters);
  n.mean = room(n.parameters);
  n.square = room(n.parameters);
  for (size_t i = 0; i < layer_count; i++) draw(&n, n.layers + i, (uint32_t)i);
  return n;
}

static void drop(struct network *n, size_t i, uint32_t step, float *v) {
  exact_stream stream = stream_of(200 + (uint32_t)i);
  stream.step_low = step;
  exact_dropping dropping = {stream, 0, (uint32_t)(dropped * 0x1p24f), 1 / (1 - dropped)};
  exact_dropout(n->engine, &dropping, v, v, n->rows * n->layers[i].outputs);
}

static exact_normalizing normalizing(const struct network *n, const struct layer *l) {
  return (exact_normalizing){.x = l->active, .gain = n->weights + l->gain, .shift = n->weights + l->shift,
                             .y = l->output, .gradient = l->gradient, .shares = l->shares, .rows = n->rows,
                             .columns = l->outputs, .eps = 1e-5};
}

float *network_forward(struct network *n, const float *input, uint32_t step) {
  for (size_t i = 0; i < layer_count; i++) {
    struct layer *l = n->layers + i;
    exact_product product = {.a = input, .b = n->weights + l->weight, .bias = n->weights + l->bias,
                             .c = l->product, .rows = n->rows, .columns = l->outputs, .depth = l->inputs};
    exact_multiply(n->engine, &product);
    input = l->output;
    if (l->is_last) continue;
    exact_apply(n->engine, &l->activation, l->product, l->active, n->rows * l->outputs);
    exact_normalizing work = normalizing(n, l);
    exact_normalize(n->engine, &work);
    if (step > 0) drop(n, i, step, l->output);
  }
  return n->layers[layer_count - 1].output;
}

/// From the gradient of a layer's output to that of its product.
static void turn_back(struct network *n, size_t i, uint32_t step) {
  struct layer *l = n->layers + i;
  if (l->is_last) return;
  drop(n, i, step, l->gradient);
  exact_sum_columns(n->engine, l->gradient, n->rows, l->outputs, n->gradient + l->shift);
  exact_normalizing work = normalizing(n, l);
  exact_normalize_backward(n->engine, &work);
  exact_sum_columns(n->engine, l->shares, n->rows, l->outputs, n->gradient + l->gain);
  exact_apply_backward(n->engine, &l->activation, l->saves_input ? l->product : l->active, l->gradient,
                       n->rows * l->outputs);
}

void network_backward(struct network *n, const float *input, uint32_t step) {
  for (size_t i = layer_count; i-- > 0;) {
    struct layer *l = n->layers + i;
    turn_back(n, i, step);
    exact_product weights = {.a = i > 0 ? n->layers[i - 1].output : input, .b = l->gradient,
                             .c = n->gradient + l->weight, .rows = l->inputs, .columns = l->outputs,
                             .depth = n->rows, .first_is_transposed = 1};
    exact_multiply(n->engine, &weights);
    exact_sum_columns(n->engine, l->gradient, n->rows, l->outputs, n->gradient + l->bias);
    if (i == 0) return;
    exact_product inputs = {.a = l->gradient, .b = n->weights + l->weight, .c = n->layers[i - 1].gradient,
                            .rows = n->rows, .columns = l->inputs, .depth = l->outputs,
                            .second_is_transposed = 1};
    exact_multiply(n->engine, &inputs);
  }
}

void network_update(struct network *n, double rate, uint32_t step) {
  const double beta1 = 0.9, beta2 = 0.999;
  double unbiased = 1 - exact_pow(beta1, step), root = exact_square_root_binary64(1 - exact_pow(beta2, step));
  exact_adam_pass pass = {n->weights, n->gradient, n->mean, n->square, n->parameters,
                          (float)(1 - beta1), (float)beta2, (float)(1 - beta2), (float)(rate / unbiased),
                          (float)root, 1e-8f, (float)(1 - rate * 0.01)};
  exact_adam(n->engine, &pass);
}
