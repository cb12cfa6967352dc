// The kernels of one path, gathered into its table.

#include "transposition.h"
#include "product.h"
#include "depths.h"
#include "sparse.h"
#include "functions.h"
#include "smooth.h"
#include "pieces.h"
#include "activations.h"
#include "losses.h"
#include "normalization.h"
#include "random.h"
#include "quotients.h"
#include "sweeps.h"
#include "adam.h"
#include "chains.h"

const struct exact_kernels PATH_KERNELS = {
    .tile_rows = TILE_ROWS,
    .tile_columns = TILE_COLUMNS,
    .sparse_rows = SPARSE_ROWS,
    .multiply = multiply_part,
    .multiply_sparse = multiply_sparse_part,
    .sum_columns = sum_columns,
    .apply = {apply_relu, apply_tanh, apply_sigmoid, apply_gelu, apply_leaky_relu, apply_elu, apply_silu,
              apply_softplus, apply_selu, apply_celu, apply_mish, apply_softsign, apply_gelu_tanh,
              apply_tanhshrink, apply_log_sigmoid, apply_squareplus, apply_hardtanh, apply_hardsigmoid,
              apply_hardswish, apply_softshrink, apply_hardshrink, apply_squared_relu,
              apply_threshold},
    .apply_backward = {turn_back_relu, turn_back_tanh, turn_back_sigmoid, turn_back_gelu,
                       turn_back_leaky_relu, turn_back_elu, turn_back_silu, turn_back_softplus,
                       turn_back_selu, turn_back_celu, turn_back_mish, turn_back_softsign,
                       turn_back_gelu_tanh, turn_back_tanhshrink, turn_back_log_sigmoid,
                       turn_back_squareplus, turn_back_hardtanh, turn_back_hardsigmoid,
                       turn_back_hardswish, turn_back_shrunk, turn_back_shrunk, turn_back_squared_relu,
                       turn_back_threshold},
    .dropout = dropout_range,
    .cross_entropy = cross_entropy_rows,
    .squared_error = squared_error_rows,
    .normalize = normalize_rows,
    .normalize_backward = turn_back_normalized_rows,
    .gather_bytes = gather_byte_rows,
    .first_non_finite = find_non_finite,
    .sum_products = sum_products_in_lanes,
    .sum_magnitudes = sum_magnitudes_in_lanes,
    .descend = descend_range,
    .adam = adam_pass,
    .run_chains = run_chains,
    .flops_of_a_round = 2 * CHAINS * TILE_WIDTH,
};
