#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { all = 6 };
static const int numbers[all] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGTSTP};
static volatile sig_atomic_t caught[all];

static void note(int number) {
    for (int i = 0; i < all; i++)
        if (numbers[i] == number) caught[i] = 1;
}

/* Reads up to the end of a line. Returns -1 with EINTR after a signal. Signals are unblocked in ppoll(2) only, so that none
 * is missed between two calls. */
static ssize_t read_line(int descriptor, const sigset_t *awake, char *line, size_t room) {
    size_t count = 0;
    char byte;
    for (;;) {
        struct pollfd entry = {.fd = descriptor, .events = POLLIN};
        if (ppoll(&entry, 1, NULL, awake) < 0) return -1;
        ssize_t got = read(descriptor, &byte, 1);
        if (got < 0) return -1;
        if (got == 0) return count ? (ssize_t)count : -2;
        if (byte == '\n') return (ssize_t)count;
        if (count < room) line[count++] = byte;
    }
}

/* Reads a line without echo, and restores terminal and signals before it returns. */
static ssize_t read_quietly(int descriptor, const char *prompt, char *line, size_t room) {
    struct termios before, quiet;
    struct sigaction noting, old[all];
    sigset_t held, mask;
    if (tcgetattr(descriptor, &before)) return -2;
    sigemptyset(&held);
    for (int i = 0; i < all; i++) sigaddset(&held, numbers[i]);
    sigprocmask(SIG_BLOCK, &held, &mask);
    memset(&noting, 0, sizeof noting);
    noting.sa_handler = note;
    memset((void *)caught, 0, sizeof caught);
    for (int i = 0; i < all; i++) sigaction(numbers[i], &noting, &old[i]);
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)ECHO;
    quiet.c_lflag |= ECHONL;
    tcsetattr(descriptor, TCSAFLUSH, &quiet);
    ssize_t written = write(STDERR_FILENO, prompt, strlen(prompt));
    (void)written;
    ssize_t count = read_line(descriptor, &mask, line, room);
    int error = errno;
    tcsetattr(descriptor, TCSAFLUSH, &before);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    for (int i = 0; i < all; i++) sigaction(numbers[i], &old[i], NULL);
    errno = error;
    return count;
}

ssize_t roost_read_secret(int descriptor, const char *prompt, char *line, size_t room) {
    for (;;) {
        ssize_t count = read_quietly(descriptor, prompt, line, room);
        int interrupted = count == -1 && errno == EINTR;
        /* The caught signals now have their usual effect: most end the process. */
        for (int i = 0; i < all; i++)
            if (caught[i]) raise(numbers[i]);
        if (!interrupted) return count < 0 ? -1 : count;
    }
}
