// A disk that breaks: loaded before the C library, it lets the calls of one kind fail with EIO from
// one call on, or BREAKS_TIMES calls, for files under a folder whose path has BREAKS_UNDER in it. With BREAKS_KILLS
// set, the process is killed before the call instead. tests/faults.rs builds it.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

// Whether this call fails.
static int breaks(const char *call, const char *path) {
  const char *kind = getenv("BREAKS_AT"), *under = getenv("BREAKS_UNDER"), *from = getenv("BREAKS_FROM");
  if (!kind || !under || !from || strcmp(kind, call) != 0 || !strstr(path, under)) return 0;
  const char *times = getenv("BREAKS_TIMES");
  long call_number = atomic_fetch_add(&calls, 1), first = atol(from);
  if (call_number < first || (times && call_number >= first + atol(times))) return 0;
  if (getenv("BREAKS_KILLS")) raise(SIGKILL);
  errno = EIO;
  return 1;
}

static int breaks_fd(const char *call, int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  return breaks(call, path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t n) { return breaks_fd("write", fd) ? -1 : NEXT(write)(fd, bytes, n); }
ssize_t read(int fd, void *bytes, size_t n) { return breaks_fd("read", fd) ? -1 : NEXT(read)(fd, bytes, n); }
int fdatasync(int fd) { return breaks_fd("fdatasync", fd) ? -1 : NEXT(fdatasync)(fd); }
int rename(const char *from, const char *to) { return breaks("rename", to) ? -1 : NEXT(rename)(from, to); }
int mkdir(const char *path, mode_t mode) { return breaks("mkdir", path) ? -1 : NEXT(mkdir)(path, mode); }
int unlink(const char *path) { return breaks("unlink", path) ? -1 : NEXT(unlink)(path); }
int fsync(int fd) { return breaks_fd("fsync", fd) ? -1 : NEXT(fsync)(fd); }
int linkat(int from, const char *old, int to, const char *path, int flags) { return breaks("link", path) ? -1 : NEXT(linkat)(from, old, to, path, flags); }
