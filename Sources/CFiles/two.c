#include "cfiles.h"

#include <pthread.h>

struct task {
  void (*run)(void *);
  void *context;
};

static void *run_task(void *task) {
  struct task *asked = task;
  asked->run(asked->context);
  return NULL;
}

void descent_run_two(
    void (*first)(void *), void *first_context, void (*second)(void *), void *second_context) {
  struct task task = {second, second_context};
  pthread_t thread;
  int is_alone = pthread_create(&thread, NULL, run_task, &task);
  first(first_context);
  if (is_alone) {
    second(second_context);
  } else {
    pthread_join(thread, NULL);
  }
}
