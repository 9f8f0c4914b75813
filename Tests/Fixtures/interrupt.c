// Loaded into heard by LD_PRELOAD, ends it or fills its disk at its n-th call that changes files; Tests/heardTests/Crash says how.
//
// INTERRUPT=count:0  says on the standard error how many such calls there were
// INTERRUPT=kill:7   is killed before the 7th such call
// INTERRUPT=tear:7   as before; of a write, half is written
// INTERRUPT=full:7   from the 7th on, whatever needs space fails with ENOSPC; if that is a write, half is written before
// INTERRUPT=fail:7   the 7th alone fails with EIO
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char mode[8];
static long at, count;

__attribute__((constructor)) static void arm(void) {
  const char *text = getenv("INTERRUPT");
  if (text && strcmp(program_invocation_short_name, "heard") == 0) sscanf(text, "%5[a-z]:%ld", mode, &at);
}

__attribute__((destructor)) static void tell(void) {
  if (mode[0] == 'c') dprintf(2, "%ld\n", count);
}

// Whether this call fails. `needsSpace` is what a full disk refuses.
static int strikes(int needsSpace) {
  if (!mode[0]) return 0;
  long now = ++count;
  if (now == at && (mode[0] == 'k' || mode[0] == 't')) kill(getpid(), SIGKILL);
  if (mode[1] == 'u' && now >= at && needsSpace) return errno = ENOSPC;
  if (mode[1] == 'a' && now == at) return errno = EIO;
  return 0;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t size) {
  ssize_t (*real)(int, const void *, size_t) = REAL(ssize_t, write, int, const void *, size_t);
  if (file <= 2) return real(file, bytes, size);
  if (mode[0] == 't' && count + 1 == at) real(file, bytes, size / 2);
  // A disk that gets full takes what it has room for.
  if (mode[1] == 'u' && count + 1 == at && size > 1) return count++, real(file, bytes, size / 2);
  return strikes(1) ? -1 : real(file, bytes, size);
}

#define OPEN(name)                                                                                       \
  int name(int folder, const char *path, int flags, ...) {                                               \
    va_list list;                                                                                        \
    va_start(list, flags);                                                                               \
    int permissions = flags & O_CREAT ? va_arg(list, int) : 0;                                           \
    va_end(list);                                                                                        \
    if (flags & (O_CREAT | O_TRUNC) && strikes(1)) return -1;                                            \
    return REAL(int, name, int, const char *, int, int)(folder, path, flags, permissions);               \
  }
OPEN(openat)
OPEN(openat64)

int ftruncate(int file, off_t size) { return strikes(0) ? -1 : REAL(int, ftruncate, int, off_t)(file, size); }
int fsync(int file) { return strikes(1) ? -1 : REAL(int, fsync, int)(file); }
int syncfs(int file) { return strikes(1) ? -1 : REAL(int, syncfs, int)(file); }
int mkdirat(int folder, const char *path, mode_t to) {
  return strikes(1) ? -1 : REAL(int, mkdirat, int, const char *, mode_t)(folder, path, to);
}
int unlinkat(int folder, const char *path, int flags) {
  return strikes(0) ? -1 : REAL(int, unlinkat, int, const char *, int)(folder, path, flags);
}
int linkat(int from, const char *path, int to, const char *target, int flags) {
  return strikes(1) ? -1 : REAL(int, linkat, int, const char *, int, const char *, int)(from, path, to, target, flags);
}
int renameat(int from, const char *path, int to, const char *target) {
  return strikes(0) ? -1 : REAL(int, renameat, int, const char *, int, const char *)(from, path, to, target);
}
int renameat2(int from, const char *path, int to, const char *target, unsigned int flags) {
  return strikes(0) ? -1 : REAL(int, renameat2, int, const char *, int, const char *, unsigned int)(from, path, to, target, flags);
}
