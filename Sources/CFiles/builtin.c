/* Data made by bench/make_builtin.py, which says what a line holds. */
#include "cfiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t digits_text[] = {
#embed "digits.txt"
};

static const uint8_t iris_text[] = {
#embed "iris.txt"
};

static const uint8_t penguins_text[] = {
#embed "penguins.txt"
};

const uint8_t *descent_digits(size_t *count) {
  *count = sizeof digits_text;
  return digits_text;
}

const uint8_t *descent_iris(size_t *count) {
  *count = sizeof iris_text;
  return iris_text;
}

const uint8_t *descent_penguins(size_t *count) {
  *count = sizeof penguins_text;
  return penguins_text;
}
