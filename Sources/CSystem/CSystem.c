#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

struct start {
    void *(*body)(void *);
    void *context;
    size_t stack;
    char name[16];
};

/* The top of the calling thread's stack, and an address down to which all of it is the thread's: half of the requested
 * size, since thread-local variables are in it, too. NULL for threads that roost_thread_start did not start. */
static __thread char *stack_top, *stack_floor;

/* The signal mask during a wakeable wait: the thread's mask without SIGURG. */
static __thread sigset_t wakeable_mask;
static __thread int is_wakeable;
static pthread_once_t wake_handler = PTHREAD_ONCE_INIT;

static void wake(int signal) { (void)signal; }

static void install_wake_handler(void) {
    /* Without SA_RESTART, so that waits end. SIGURG has few other uses and debuggers pass it on; Go's runtime uses it for the
     * same purpose. */
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGURG, &action, NULL);
}

static void become_wakeable(void) {
    pthread_once(&wake_handler, install_wake_handler);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGURG);
    pthread_sigmask(SIG_BLOCK, &signals, &wakeable_mask);
    sigdelset(&wakeable_mask, SIGURG);
    is_wakeable = 1;
}

void roost_thread_wake(pthread_t thread) { pthread_kill(thread, SIGURG); }

int roost_poll_wakeable(int descriptor, int events, int milliseconds) {
    struct pollfd entry = {.fd = descriptor, .events = (short)events};
    struct timespec span = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L};
    int ready = ppoll(&entry, 1, milliseconds < 0 ? NULL : &span, is_wakeable ? &wakeable_mask : NULL);
    return ready > 0 ? entry.revents : 0;
}

int roost_is_at_urgent_mark(int descriptor) { return sockatmark(descriptor) == 1; }

int roost_unacknowledged(int descriptor) {
    int bytes = 0;
    return ioctl(descriptor, TIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

static void *run_named(void *argument) {
    struct start *start = argument;
    stack_top = __builtin_frame_address(0);
    stack_floor = stack_top - start->stack / 2;
    void *(*body)(void *) = start->body;
    void *context = start->context;
    pthread_setname_np(pthread_self(), start->name);
    become_wakeable();
    __builtin_free(start);
    return body(context);
}

int roost_thread_start(pthread_t *thread, size_t stack, int detached, const char *name, void *(*body)(void *),
                       void *context) {
    struct start *start = __builtin_malloc(sizeof *start);
    if (!start) return ENOMEM;
    start->body = body;
    start->context = context;
    start->stack = stack;
    strncpy(start->name, name, sizeof start->name - 1);
    start->name[sizeof start->name - 1] = 0;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack);
    pthread_attr_setdetachstate(&attributes, detached ? PTHREAD_CREATE_DETACHED : PTHREAD_CREATE_JOINABLE);
    int error = pthread_create(thread, &attributes, run_named, start);
    pthread_attr_destroy(&attributes);
    if (error) __builtin_free(start);
    return error;
}

void roost_stack_release(void) {
    /* The bytes below this frame that the call of madvise needs itself. */
    enum { page = 4096, own = 512 };
    if (!stack_top) return;
    char *end = (char *)(((uintptr_t)__builtin_frame_address(0) - own) & ~(uintptr_t)(page - 1));
    char *start = (char *)((uintptr_t)stack_floor & ~(uintptr_t)(page - 1));
    if (start < end) madvise(start, (size_t)(end - start), MADV_DONTNEED);
}

static struct timespec spec(uint64_t nanoseconds) {
    return (struct timespec){.tv_sec = (time_t)(nanoseconds / 1000000000u), .tv_nsec = (long)(nanoseconds % 1000000000u)};
}

void roost_thread_rename(const char *name) {
    char short_name[16] = {0};
    strncpy(short_name, name, sizeof short_name - 1);
    pthread_setname_np(pthread_self(), short_name);
}

uint64_t roost_monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

int64_t roost_wall(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void roost_condition_init(pthread_cond_t *condition) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

int roost_condition_wait(pthread_cond_t *condition, pthread_mutex_t *mutex, uint64_t deadline) {
    if (deadline == UINT64_MAX) return pthread_cond_wait(condition, mutex);
    struct timespec until = spec(deadline);
    return pthread_cond_timedwait(condition, mutex, &until);
}

int roost_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int roost_epoll_watch_writable(int epoll, int descriptor, uint64_t number, int again) {
    struct epoll_event event = {.events = EPOLLOUT | EPOLLONESHOT, .data.u64 = number};
    return epoll_ctl(epoll, again ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
}

int roost_epoll_watch_readable(int epoll, int descriptor, uint64_t number) {
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = number};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

int roost_epoll_forget(int epoll, int descriptor) { return epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, NULL); }

int roost_epoll_wait(int epoll, uint64_t *numbers, int capacity) {
    struct epoll_event events[256];
    int count = epoll_wait(epoll, events, capacity < 256 ? capacity : 256, -1);
    for (int i = 0; i < count; i++) numbers[i] = events[i].data.u64;
    return count;
}

int roost_epoll_watch(int epoll, int descriptor, uint64_t number, uint32_t state, int again) {
    uint32_t wishes = (state & roost_event_readable ? EPOLLIN : 0) | (state & roost_event_writable ? EPOLLOUT : 0);
    struct epoll_event event = {.events = wishes, .data.u64 = number};
    return epoll_ctl(epoll, again ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
}

int roost_epoll_next(int epoll, struct roost_event *events, int capacity, int milliseconds) {
    struct epoll_event ready[512];
    int count = epoll_wait(epoll, ready, capacity < 512 ? capacity : 512, milliseconds);
    for (int i = 0; i < count; i++) {
        uint32_t is = ready[i].events;
        events[i].number = ready[i].data.u64;
        events[i].state = (is & EPOLLIN ? roost_event_readable : 0) | (is & EPOLLOUT ? roost_event_writable : 0) |
                          (is & (EPOLLHUP | EPOLLERR) ? roost_event_dead : 0);
    }
    return count;
}

int roost_alarm_create(void) { return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK); }

int roost_alarm_set(int descriptor, uint64_t nanoseconds) {
    struct itimerspec at = {.it_value = spec(nanoseconds)};
    return timerfd_settime(descriptor, TFD_TIMER_ABSTIME, &at, NULL);
}

void roost_reserve_standard_descriptors(void) {
    /* open(2) takes the lowest free number. The access mode is the opposite of the descriptor's use. */
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
            if (open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) != descriptor) return;
}

int roost_eventfd_create(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void roost_eventfd_add(int descriptor) {
    uint64_t one = 1;
    ssize_t written = write(descriptor, &one, sizeof one);
    (void)written; /* a full counter means that the loop is already awake */
}

const int roost_poll_hang_up = POLLRDHUP;

int roost_accept(int listener, void *address, unsigned *length) {
    return accept4(listener, address, length, SOCK_CLOEXEC);
}

void roost_bound_arenas(int most) { mallopt(M_ARENA_MAX, most); }

enum { first_option = 256 }; /* above every letter: optopt distinguishes long options from short ones */

int64_t roost_thread_limit(void) {
    struct rlimit bounds;
    if (getrlimit(RLIMIT_NPROC, &bounds) || bounds.rlim_cur == RLIM_INFINITY) return -1;
    return (int64_t)bounds.rlim_cur;
}

int roost_next_option(int count, char *const arguments[], const struct roost_option *options, int options_count) {
    struct option table[64];
    int used = options_count < 63 ? options_count : 63;
    for (int i = 0; i < used; i++) {
        int takes_value = options[i].takes_value ? required_argument : no_argument;
        table[i] = (struct option){options[i].name, takes_value, NULL, first_option + i};
    }
    table[used] = (struct option){0};
    opterr = 0;
    int found = getopt_long(count, arguments, ":h", table, NULL);
    if (found == -1) return roost_option_end;
    if (found == 'h') {
        for (int i = 0; i < used; i++)
            if (!strcmp(options[i].name, "help")) return i;
        optopt = 'h';
        return roost_option_unknown;
    }
    if (found == ':') return roost_option_lacks_value;
    if (found == '?') return optopt >= first_option ? roost_option_takes_none : roost_option_unknown;
    return found - first_option;
}

int roost_option_at_fault(void) { return optopt >= first_option ? optopt - first_option : optopt; }
const char *roost_option_value(void) { return optarg; }
int roost_option_index(void) { return optind; }
void roost_option_restart(void) { optind = 0; }
