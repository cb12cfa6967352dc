#ifndef NETWORK_H
#define NETWORK_H

#include "CExact.h"

/// A product; then, for all but the last layer, an activation, layer normalization and dropout.
struct layer {
  size_t inputs, outputs;
  exact_activation activation;
  int saves_input;          // whether the way back through the activation starts from its input
  int is_last;
  size_t weight, bias, gain, shift;     // places in the flat vectors
  float *product, *active, *output, *gradient, *shares;     // [rows, outputs]
};

enum { layer_count = 4 };

/// Layers over one flat vector of parameters, and Adam's memory of them.
struct network {
  exact_engine *engine;
  struct layer layers[layer_count];
  size_t rows, parameters;
  float *weights, *gradient, *mean, *square;
};

/// A network with drawn weights, for batches of `rows`; the last sizes are the classes.
struct network network_drawn(exact_engine *engine, size_t rows, const size_t sizes[layer_count + 1]);

/// The logits; with dropout for the step, or without any where the step is 0.
float *network_forward(struct network *n, const float *input, uint32_t step);

/// Fills the flat gradient from that of the logits, which stands in the last layer.
void network_backward(struct network *n, const float *input, uint32_t step);

/// One pass of Adam; steps count from 1.
void network_update(struct network *n, double rate, uint32_t step);

#endif
