/* A disk that is slow, a program killed at one of its calls, a share without locks.

   Loaded before the C library (LD_PRELOAD). Only what lies below the folder
   DISK_FOLDER is counted: each call there waits DISK_DELAY_US first, and the process
   is killed at call number DISK_KILL_AT, a write then half done. With DISK_NO_LOCKS
   every lock of a file is refused, as on a share that carries none. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define REAL(name) dlsym(RTLD_NEXT, name)

static long calls;

static long number(const char *name)
{
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

static int is_watched(const char *path)
{
    const char *folder = getenv("DISK_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched_fd(int fd)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_watched(path);
}

/* Whether the process is to die now. */
static int passed(void)
{
    usleep(number("DISK_DELAY_US"));
    return ++calls == number("DISK_KILL_AT");
}

static void die(void) { kill(getpid(), SIGKILL); }

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset)
{
    ssize_t (*real)(int, const void *, size_t, off64_t) = REAL("pwrite64");
    if (is_watched_fd(fd) && passed()) {
        real(fd, bytes, count / 2, offset);
        die();
    }
    return real(fd, bytes, count, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset)
{
    return pwrite64(fd, bytes, count, offset);
}

ssize_t write(int fd, const void *bytes, size_t count)
{
    ssize_t (*real)(int, const void *, size_t) = REAL("write");
    if (is_watched_fd(fd) && passed()) {
        real(fd, bytes, count / 2);
        die();
    }
    return real(fd, bytes, count);
}

#define ON_FD(name)                                                                  \
    int name(int fd)                                                                 \
    {                                                                                \
        int (*real)(int) = REAL(#name);                                              \
        if (is_watched_fd(fd) && passed())                                           \
            die();                                                                   \
        return real(fd);                                                             \
    }
ON_FD(fsync)
ON_FD(fdatasync)

int unlink(const char *path)
{
    int (*real)(const char *) = REAL("unlink");
    if (is_watched(path) && passed())
        die();
    return real(path);
}

int rename(const char *from, const char *to)
{
    int (*real)(const char *, const char *) = REAL("rename");
    if (is_watched(to) && passed())
        die();
    return real(from, to);
}

int flock(int fd, int how)
{
    int (*real)(int, int) = REAL("flock");
    if (number("DISK_NO_LOCKS") && is_watched_fd(fd)) {
        errno = ENOLCK;
        return -1;
    }
    return real(fd, how);
}

static int locked(const char *name, int fd, int command, void *argument)
{
    int (*real)(int, int, ...) = REAL(name);
    int is_lock = command == F_SETLK || command == F_SETLKW || command == F_GETLK;
    if (is_lock && number("DISK_NO_LOCKS") && is_watched_fd(fd)) {
        errno = ENOLCK;
        return -1;
    }
    return real(fd, command, argument);
}

#define CONTROL(name)                                                                \
    int name(int fd, int command, ...)                                               \
    {                                                                                \
        va_list rest;                                                                \
        va_start(rest, command);                                                     \
        void *argument = va_arg(rest, void *);                                       \
        va_end(rest);                                                                \
        return locked(#name, fd, command, argument);                                 \
    }
CONTROL(fcntl)
CONTROL(fcntl64)
