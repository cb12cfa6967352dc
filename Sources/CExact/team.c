#pragma clang fp contract(off)

#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "team.h"

#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

// A job is published by `ticket`: its number, and how many pieces were taken from its front and its back.
// A piece is taken by compare-and-swap, so a thread that wakes late can neither take from a finished job nor
// run a new job with the old job's fields: the number has changed and the exchange fails. The caller
// waits for pieces, never for threads: one that sleeps through a job costs nothing. The caller and every
// second helper take from the front, the others from the back, so that from job to job a thread mostly meets
// what its own cache holds.

// How often a waiting thread looks before it sleeps: for about 50 µs, which outlasts the gaps within a
// step, or hardly at all where threads outnumber processors and looking only keeps others from working.
enum { patient_spins = 2000, hurried_spins = 40 };

typedef void (*piece_body)(void *, size_t, size_t);

struct exact_team {
  _Alignas(128) _Atomic uint64_t ticket;
  _Alignas(128) _Atomic(piece_body) body;
  _Atomic(void *) context;
  atomic_size_t first, pieces;          // at most `most_pieces`
  _Alignas(128) _Atomic uint32_t unfinished;
  atomic_int caller_sleeps;
  _Alignas(128) _Atomic uint32_t posts;
  atomic_int sleepers;
  atomic_int stops;
  atomic_size_t begun;
  int helpers;
  int spins;
  cpu_set_t processors;                 // that the process may run on
  int left_to_caller;                   // the one that helpers keep off; -1 for none
  pthread_t threads[];
};

enum { side_bits = 18 };
static const uint64_t side_mask = (1u << side_bits) - 1;
static const uint64_t one_from_back = 1u << side_bits;
static const size_t most_pieces = (1u << side_bits) - 1;

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("isb");
#endif
}

static void sleep_while(_Atomic uint32_t *word, uint32_t value) {
  syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
}

static void wake(_Atomic uint32_t *word, int count) {
  syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}

/// Takes and runs pieces until none is free.
static void work(exact_team *team, size_t worker) {
  uint64_t ticket = atomic_load_explicit(&team->ticket, memory_order_acquire);
  for (;;) {
    piece_body body = atomic_load_explicit(&team->body, memory_order_relaxed);
    void *context = atomic_load_explicit(&team->context, memory_order_relaxed);
    size_t pieces = atomic_load_explicit(&team->pieces, memory_order_relaxed);
    size_t first = atomic_load_explicit(&team->first, memory_order_relaxed);
    size_t front = (size_t)(ticket & side_mask), back = (size_t)(ticket >> side_bits & side_mask);
    if (front + back >= pieces) return;
    atomic_thread_fence(memory_order_acquire);
    int is_from_back = worker % 2 == 1;
    uint64_t taken = ticket + (is_from_back ? one_from_back : 1);
    if (!atomic_compare_exchange_weak_explicit(&team->ticket, &ticket, taken, memory_order_acq_rel,
                                               memory_order_acquire))
      continue;
    body(context, first + (is_from_back ? pieces - 1 - back : front), worker);
    if (atomic_fetch_sub(&team->unfinished, 1) == 1 && atomic_load(&team->caller_sleeps))
      wake(&team->unfinished, 1);
    ticket = atomic_load_explicit(&team->ticket, memory_order_acquire);
  }
}

/// Waits for another post than `seen`: awake at first, then asleep.
static void await_post(exact_team *team, uint32_t seen) {
  for (int i = 0; i < team->spins; i++) {
    if (atomic_load_explicit(&team->posts, memory_order_acquire) != seen) return;
    relax();
  }
  atomic_fetch_add(&team->sleepers, 1);
  while (atomic_load(&team->posts) == seen) sleep_while(&team->posts, seen);
  atomic_fetch_sub(&team->sleepers, 1);
}

static void *help(void *argument) {
  exact_team *team = argument;
  size_t worker = atomic_fetch_add(&team->begun, 1) + 1;
  for (;;) {
    uint32_t seen = atomic_load(&team->posts);
    if (atomic_load(&team->stops)) return NULL;
    work(team, worker);
    await_post(team, seen);
  }
}

/// Keeps the helpers off the caller's processor. A helper that is woken there waits for it to be free, which
/// the caller sees to only when it has done all pieces by itself.
static void make_way(exact_team *team) {
  int processor = sched_getcpu();
  if (processor == team->left_to_caller || processor < 0 || team->spins != patient_spins) return;
  cpu_set_t others = team->processors;
  CPU_CLR(processor, &others);
  if (CPU_COUNT(&others) < team->helpers) return;
  for (int i = 0; i < team->helpers; i++) pthread_setaffinity_np(team->threads[i], sizeof others, &others);
  team->left_to_caller = processor;
}

static void post(exact_team *team, size_t wanted) {
  atomic_fetch_add(&team->posts, 1);
  if (atomic_load(&team->sleepers) > 0) wake(&team->posts, wanted > 64 ? 64 : (int)wanted);
}

/// The processors that this process may run on; one alone where they cannot be told.
static cpu_set_t processors_at_hand(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) CPU_SET(0, &set);
  return set;
}

exact_team *exact_team_create(int helpers) {
  size_t size = sizeof(exact_team) + (size_t)helpers * sizeof(pthread_t);
  exact_team *team = aligned_alloc(128, (size + 127) / 128 * 128);
  if (!team) return NULL;
  atomic_init(&team->ticket, side_mask);
  atomic_init(&team->body, NULL);
  atomic_init(&team->context, NULL);
  atomic_init(&team->first, 0);
  atomic_init(&team->pieces, 0);
  atomic_init(&team->unfinished, 0);
  atomic_init(&team->caller_sleeps, 0);
  atomic_init(&team->posts, 0);
  atomic_init(&team->sleepers, 0);
  atomic_init(&team->stops, 0);
  atomic_init(&team->begun, 0);
  team->helpers = 0;
  team->processors = processors_at_hand();
  team->left_to_caller = -1;
  team->spins = helpers < CPU_COUNT(&team->processors) ? patient_spins : hurried_spins;
  for (int i = 0; i < helpers; i++) {
    if (pthread_create(&team->threads[team->helpers], NULL, help, team) == 0) team->helpers++;
  }
  return team;
}

void exact_team_destroy(exact_team *team) {
  if (!team) return;
  atomic_store(&team->stops, 1);
  post(team, 64);
  for (int i = 0; i < team->helpers; i++) {
    wake(&team->posts, team->helpers);
    pthread_join(team->threads[i], NULL);
  }
  free(team);
}

/// Waits until every piece is done: awake at first, then asleep.
static void await_pieces(exact_team *team) {
  for (int i = 0; i < team->spins; i++) {
    if (atomic_load_explicit(&team->unfinished, memory_order_acquire) == 0) return;
    relax();
  }
  atomic_store(&team->caller_sleeps, 1);
  for (;;) {
    uint32_t left = atomic_load(&team->unfinished);
    if (left == 0) break;
    sleep_while(&team->unfinished, left);
  }
  atomic_store(&team->caller_sleeps, 0);
}

/// Runs the pieces [first, first + pieces) of a job.
static void run_some(exact_team *team, size_t first, size_t pieces, piece_body body, void *context) {
  uint64_t job = (atomic_load_explicit(&team->ticket, memory_order_relaxed) >> 2 * side_bits) + 1;
  // No piece is free while the fields change.
  atomic_store_explicit(&team->ticket, job << 2 * side_bits | side_mask, memory_order_relaxed);
  atomic_thread_fence(memory_order_release);
  atomic_store_explicit(&team->body, body, memory_order_relaxed);
  atomic_store_explicit(&team->context, context, memory_order_relaxed);
  atomic_store_explicit(&team->first, first, memory_order_relaxed);
  atomic_store_explicit(&team->pieces, pieces, memory_order_relaxed);
  atomic_store_explicit(&team->unfinished, (uint32_t)pieces, memory_order_relaxed);
  atomic_store_explicit(&team->ticket, job << 2 * side_bits, memory_order_release);
  make_way(team);
  post(team, pieces - 1);
  work(team, 0);
  await_pieces(team);
}

void exact_team_run(exact_team *team, size_t pieces, piece_body body, void *context) {
  for (size_t first = 0; first < pieces; first += most_pieces) {
    size_t left = pieces - first;
    run_some(team, first, left < most_pieces ? left : most_pieces, body, context);
  }
}
