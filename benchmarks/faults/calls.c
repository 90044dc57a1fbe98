/* Preloaded into a program: lets the k-th call that changes anything below a folder fail. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_FILES 4096
static char watched[MOST_FILES], folder[4096];
static long made, deadly;
static int fault, for_ever;

/* Called by the program itself: begin to count, and which call is to fail in which way. */
void calls_begin(const char *below, long at, int number, int always) {
    strncpy(folder, below, sizeof folder - 1);
    made = 0;
    deadly = at;
    fault = number;
    for_ever = always;
}

long calls_made(void) { return made; }

static int fails(void) {
    long now = __sync_add_and_fetch(&made, 1);
    if (!deadly || (for_ever ? now < deadly : now != deadly)) return 0;
    errno = fault;
    return 1;
}

static int below(const char *path) { return folder[0] && path && !strncmp(path, folder, strlen(folder)); }
static int of(int fd) { return fd >= 0 && fd < MOST_FILES && watched[fd]; }

static int open_any(int at, const char *path, int flags, mode_t mode) {
    int ours = below(path);
    if (ours && (flags & (O_WRONLY | O_RDWR | O_CREAT)) && fails()) return -1;
    int fd = syscall(SYS_openat, at, path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) watched[fd] = ours;
    return fd;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_any(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return open_any(at, path, flags, mode); }

int close(int fd) {
    if (fd >= 0 && fd < MOST_FILES) watched[fd] = 0;
    return syscall(SYS_close, fd);
}

#define REFUSE(fd) if (of(fd) && fails()) return -1

ssize_t write(int fd, const void *data, size_t n) { REFUSE(fd); return syscall(SYS_write, fd, data, n); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { REFUSE(fd); return syscall(SYS_pwrite64, fd, data, n, at); }
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { REFUSE(fd); return syscall(SYS_pwrite64, fd, data, n, at); }
int ftruncate(int fd, off_t n) { REFUSE(fd); return syscall(SYS_ftruncate, fd, n); }
int ftruncate64(int fd, off64_t n) { REFUSE(fd); return syscall(SYS_ftruncate, fd, n); }
int fsync(int fd) { REFUSE(fd); return syscall(SYS_fsync, fd); }
int fdatasync(int fd) { REFUSE(fd); return syscall(SYS_fdatasync, fd); }

#define REFUSE_NAME(path) if (below(path) && fails()) return -1

int rename(const char *from, const char *to) { REFUSE_NAME(to); return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { REFUSE_NAME(to); return syscall(SYS_renameat2, a, from, b, to, 0); }
int link(const char *from, const char *to) { REFUSE_NAME(to); return syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int a, const char *from, int b, const char *to, int flags) { REFUSE_NAME(to); return syscall(SYS_linkat, a, from, b, to, flags); }
int mkdir(const char *path, mode_t mode) { REFUSE_NAME(path); return syscall(SYS_mkdirat, AT_FDCWD, path, mode); }
ssize_t sendfile(int to, int from, off_t *at, size_t n) { errno = EINVAL; return -1; }
ssize_t sendfile64(int to, int from, off64_t *at, size_t n) { errno = EINVAL; return -1; }
