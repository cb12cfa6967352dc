#include "core.h"
#include "network.h"

#pragma clang fp contract(off)

// A network learns what a drawn matrix says of drawn examples: which of its columns answers most.

enum { batch = 80, batches = 20, examples = batch * batches, epochs = 15, features = 40, classes = 7 };

/// Examples and their classes.
struct lesson {
  float *inputs;            // [examples, features]
  int32_t *labels;          // [examples]
};

static struct lesson lesson_drawn(exact_engine *engine) {
  struct lesson lesson = {room(examples * features), (int32_t *)room(examples)};
  float *teacher = room(features * classes), *answers = room(examples * classes);
  fill_evenly(stream_of(10), lesson.inputs, examples * features);
  fill_evenly(stream_of(11), teacher, features * classes);
  exact_product product = {.a = lesson.inputs, .b = teacher, .c = answers, .rows = examples,
                           .columns = classes, .depth = features};
  exact_multiply(engine, &product);
  for (size_t i = 0; i < examples; i++) {
    const float *row = answers + i * classes;
    for (int32_t j = 1; j < classes; j++)
      if (row[j] > row[lesson.labels[i]]) lesson.labels[i] = j;
  }
  return lesson;
}

/// The examples that one batch takes.
struct taken {
  float *inputs;
  int32_t *labels;
};

static void take(exact_engine *engine, const struct lesson *from, const int32_t *order, struct taken into) {
  exact_gathering gathering = {
      .source = from->inputs, .order = order, .into = into.inputs, .rows = batch, .columns = features};
  exact_gather_floats(engine, &gathering);
  for (size_t i = 0; i < batch; i++) into.labels[i] = from->labels[order[i]];
}

/// One update; the sum of the batch's losses.
static double learn(struct network *n, struct taken taken, uint32_t step) {
  double losses[batch], sum = 0;
  struct layer *last = n->layers + layer_count - 1;
  float *logits = network_forward(n, taken.inputs, step);
  exact_cross_entropy entropy = {logits, taken.labels, last->gradient, losses, batch, classes, 0.05f,
                                 1.0f / batch};
  exact_softmax_cross_entropy(n->engine, &entropy);
  for (size_t i = 0; i < batch; i++) sum += losses[i];
  network_backward(n, taken.inputs, step);
  double turn = 3.141592653589793 * (double)step / (double)(epochs * batches);
  network_update(n, 0.005 * (1 + exact_cos(turn)), step);
  return sum;
}

double digest_training(exact_engine *engine, struct digest *d) {
  static const size_t sizes[] = {features, 100, 33, 20, classes};
  struct lesson lesson = lesson_drawn(engine);
  struct network n = network_drawn(engine, batch, sizes);
  struct taken taken = {room(batch * features), (int32_t *)room(batch)};
  int32_t *order = (int32_t *)room(examples);
  uint32_t step = 0;
  for (uint32_t epoch = 0; epoch < epochs; epoch++) {
    exact_stream stream = stream_of(12);
    stream.step_low = epoch;
    exact_shuffle(stream, order, examples);
    for (size_t i = 0; i < examples; i += batch) {
      take(engine, &lesson, order + i, taken);
      digest_double(d, learn(&n, taken, ++step));
    }
  }
  digest_floats(d, n.weights, n.parameters);
  size_t right = 0;
  for (size_t i = 0; i < examples; i += batch) {
    float *logits = network_forward(&n, lesson.inputs + i * features, 0);
    right += exact_count_correct(logits, lesson.labels + i, batch, classes);
  }
  digest_word(d, right);
  return (double)right / examples;
}
