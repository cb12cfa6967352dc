#ifndef DESCENT_FRESH_H
#define DESCENT_FRESH_H

#include <stddef.h>
#include <sys/types.h>

/* Opens a file that was not there before; its name stands in `name` then. Negative: an errno, sign turned. */
int descent_open_fresh(int folder, mode_t mode, char *name, size_t room);

#endif
