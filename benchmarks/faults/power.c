/* Preloaded into a program: writes down every change it makes below POWER_DIR, in order, into
 * POWER_LOG, so that a power cut at any moment can be replayed. One entry is: the kind (1 byte), the
 * file's number (8), a place in it (8), a length (4), then that many bytes of data, path or words.
 * What is written to standard output is logged too: it is what the program has promised. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static uint64_t watched[MOST_FILES];
static const char *folder;
static int log_file = -1;

__attribute__((constructor)) static void begin(void) {
    folder = getenv("POWER_DIR");
    const char *log = getenv("POWER_LOG");
    if (folder && log)
        log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int below(const char *path) {
    return log_file >= 0 && path && !strncmp(path, folder, strlen(folder));
}

static void put(char kind, uint64_t number, int64_t place, const void *data, uint32_t length) {
    char head[21];
    head[0] = kind;
    memcpy(head + 1, &number, 8);
    memcpy(head + 9, &place, 8);
    memcpy(head + 17, &length, 4);
    struct iovec parts[2] = {{head, sizeof head}, {(void *)data, length}};
    syscall(SYS_writev, log_file, parts, 2);
}

static void put_path(char kind, uint64_t number, const char *path) {
    put(kind, number, 0, path, strlen(path));
}

static void put_paths(char kind, const char *from, const char *to) {
    size_t first = strlen(from) + 1, whole = first + strlen(to);
    char both[whole + 1];
    strcpy(both, from);
    strcpy(both + first, to);
    put(kind, 0, 0, both, whole);
}

static uint64_t of(int fd) { return fd >= 0 && fd < MOST_FILES ? watched[fd] : 0; }

static int opened(int fd, const char *path, int flags, int was_there) {
    struct stat found;
    if (fd < 0 || fd >= MOST_FILES || !below(path) || fstat(fd, &found)) return fd;
    watched[fd] = found.st_ino;
    if ((flags & O_CREAT) && !was_there) put_path('C', found.st_ino, path);
    else if (flags & O_TRUNC) put('T', found.st_ino, 0, "", 0);
    return fd;
}

static int open_any(const char *path, int flags, mode_t mode) {
    struct stat found;
    pthread_mutex_lock(&turn);
    int was_there = stat(path, &found) == 0;
    int fd = opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags, was_there);
    pthread_mutex_unlock(&turn);
    return fd;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return open_any(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_any(path, flags | O_LARGEFILE, mode); }
int creat(const char *path, mode_t mode) { return open_any(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int openat(int at, const char *path, int flags, ...) {
    MODE(flags)
    if (at == AT_FDCWD || path[0] == '/') return open_any(path, flags, mode);
    return syscall(SYS_openat, at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
    MODE(flags)
    if (at == AT_FDCWD || path[0] == '/') return open_any(path, flags, mode);
    return syscall(SYS_openat, at, path, flags, mode);
}

int close(int fd) {
    if (fd == log_file) return 0;
    pthread_mutex_lock(&turn);
    if (fd >= 0 && fd < MOST_FILES) watched[fd] = 0;
    int done = syscall(SYS_close, fd);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) {
    pthread_mutex_lock(&turn);
    off_t place = of(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    if (of(fd) && (fcntl(fd, F_GETFL) & O_APPEND)) place = lseek(fd, 0, SEEK_END);
    ssize_t done = syscall(SYS_write, fd, data, length);
    if (done > 0 && of(fd)) put('W', of(fd), place, data, done);
    if (done > 0 && fd == STDOUT_FILENO && log_file >= 0) put('A', 0, 0, data, done);
    pthread_mutex_unlock(&turn);
    return done;
}

static ssize_t write_at(int fd, const void *data, size_t length, off_t place) {
    pthread_mutex_lock(&turn);
    ssize_t done = syscall(SYS_pwrite64, fd, data, length, place);
    if (done > 0 && of(fd)) put('W', of(fd), place, data, done);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t place) { return write_at(fd, data, length, place); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t place) { return write_at(fd, data, length, place); }

static int cut(int fd, off_t length) {
    pthread_mutex_lock(&turn);
    int done = syscall(SYS_ftruncate, fd, length);
    if (!done && of(fd)) put('T', of(fd), length, "", 0);
    pthread_mutex_unlock(&turn);
    return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int sync_any(int fd, long call) {
    pthread_mutex_lock(&turn);
    int done = syscall(call, fd);
    struct stat found;
    if (!done && of(fd) && !fstat(fd, &found)) put(S_ISDIR(found.st_mode) ? 'D' : 'S', of(fd), 0, "", 0);
    pthread_mutex_unlock(&turn);
    return done;
}

int fsync(int fd) { return sync_any(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_any(fd, SYS_fdatasync); }

static int moved(char kind, int done, const char *from, const char *to) {
    if (!done && (below(from) || below(to))) put_paths(kind, from, to);
    pthread_mutex_unlock(&turn);
    return done;
}

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&turn);
    return moved('R', syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0), from, to);
}

int renameat(int at, const char *from, int to_at, const char *to) {
    pthread_mutex_lock(&turn);
    return moved('R', syscall(SYS_renameat2, at, from, to_at, to, 0), from, to);
}

int link(const char *from, const char *to) {
    pthread_mutex_lock(&turn);
    return moved('L', syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0), from, to);
}

int linkat(int at, const char *from, int to_at, const char *to, int flags) {
    pthread_mutex_lock(&turn);
    return moved('L', syscall(SYS_linkat, at, from, to_at, to, flags), from, to);
}

static int gone(int done, char kind, const char *path) {
    if (!done && below(path)) put_path(kind, 0, path);
    pthread_mutex_unlock(&turn);
    return done;
}

int unlink(const char *path) {
    pthread_mutex_lock(&turn);
    return gone(syscall(SYS_unlinkat, AT_FDCWD, path, 0), 'U', path);
}

int unlinkat(int at, const char *path, int flags) {
    pthread_mutex_lock(&turn);
    return gone(syscall(SYS_unlinkat, at, path, flags), 'U', path);
}

int mkdir(const char *path, mode_t mode) {
    pthread_mutex_lock(&turn);
    return gone(syscall(SYS_mkdirat, AT_FDCWD, path, mode), 'M', path);
}

/* These copy without a write that could be seen; callers fall back to reading and writing. */
ssize_t sendfile(int to, int from, off_t *place, size_t count) { errno = EINVAL; return -1; }
ssize_t sendfile64(int to, int from, off64_t *place, size_t count) { errno = EINVAL; return -1; }
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t n, unsigned f) { errno = EXDEV; return -1; }
