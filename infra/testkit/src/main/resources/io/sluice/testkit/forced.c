/*
 * Loaded before the C library, so that it hears of each file that a programme forces to disk. For each it appends a line to
 * the file that SLUICE_FORCED names: the file's inode and its size when it was asked. The line is written before the
 * programme goes on, and outlives its death.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void note(const struct stat *forced) {
    const char *name = getenv("SLUICE_FORCED");
    if (name == NULL) {
        return;
    }
    int notes = open(name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (notes < 0) {
        abort();
    }
    char line[64];
    int length = snprintf(line, sizeof line, "%llu %lld\n", (unsigned long long) forced->st_ino, (long long) forced->st_size);
    if (write(notes, line, (size_t) length) != length) {
        abort();
    }
    close(notes);
}

static int force(const char *name, int file) {
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    struct stat before;
    int known = fstat(file, &before);
    int result = real(file);
    if (result == 0 && known == 0 && S_ISREG(before.st_mode)) {
        note(&before);
    }
    return result;
}

int fsync(int file) {
    return force("fsync", file);
}

int fdatasync(int file) {
    return force("fdatasync", file);
}
