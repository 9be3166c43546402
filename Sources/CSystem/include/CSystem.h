/* Functions of the C library that Swift's Glibc module does not offer: epoll, named threads with a chosen stack size,
 * waits with the monotonic clock, getopt_long. */
#ifndef ROOST_CSYSTEM_H
#define ROOST_CSYSTEM_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Starts a thread called `name` (at most 15 bytes are shown). Returns 0 or an errno value such as EAGAIN. */
int roost_thread_start(pthread_t *thread, size_t stack, int detached, const char *name, void *(*body)(void *),
                       void *context);
/* Returns the unused pages of the calling thread's stack to the system: those below the current frame. Does nothing in a
 * thread that roost_thread_start did not start. */
void roost_stack_release(void);
/* Ends the thread's wait in roost_poll_wakeable, or its next wait there. Sends SIGURG, which threads of roost_thread_start
 * block outside of that wait. The thread must be alive. */
void roost_thread_wake(pthread_t thread);
/* Renames the calling thread, as `top -H` shows it (at most 15 bytes). */
void roost_thread_rename(const char *name);

/* Return the monotonic clock in nanoseconds, and the wall clock in milliseconds since 1970. */
uint64_t roost_monotonic(void);
int64_t roost_wall(void);

/* Initialises a condition variable whose deadlines are readings of the monotonic clock. */
void roost_condition_init(pthread_cond_t *condition);
/* Waits until the condition is signalled (returns 0) or the monotonic clock reads `deadline` nanoseconds (returns ETIMEDOUT);
 * UINT64_MAX is no deadline. */
int roost_condition_wait(pthread_cond_t *condition, pthread_mutex_t *mutex, uint64_t deadline);

/* epoll(7). roost_epoll_watch_writable reports a descriptor once (EPOLLONESHOT); `again` renews the watch. Events carry the
 * number given here, not the descriptor. */
int roost_epoll_create(void);
int roost_epoll_watch_writable(int epoll, int descriptor, uint64_t number, int again);
int roost_epoll_watch_readable(int epoll, int descriptor, uint64_t number);
int roost_epoll_forget(int epoll, int descriptor);
int roost_epoll_wait(int epoll, uint64_t *numbers, int capacity);
/* epoll for many sockets of one thread, level-triggered; `state` is a set of the flags below. */
enum roost_event_state { roost_event_readable = 1, roost_event_writable = 2, roost_event_dead = 4 };
struct roost_event {
    uint64_t number;
    uint32_t state;
};
int roost_epoll_watch(int epoll, int descriptor, uint64_t number, uint32_t state, int again);
/* Returns at most 512 events. Waits at most `milliseconds`; -1 is no bound. */
int roost_epoll_next(int epoll, struct roost_event *events, int capacity, int milliseconds);
/* A timer (timerfd) that becomes readable when the monotonic clock reads `nanoseconds`; 0 stops it. */
int roost_alarm_create(void);
int roost_alarm_set(int descriptor, uint64_t nanoseconds);
/* Opens each of the descriptors 0, 1 and 2 that is closed, so that no other file gets its number. A read from 0 and a write
 * to 1 or 2 then fail with EBADF, as if the descriptor was closed. */
void roost_reserve_standard_descriptors(void);
/* An eventfd counter that wakes an epoll loop. */
int roost_eventfd_create(void);
void roost_eventfd_add(int descriptor);

/* poll(2) for one descriptor. Returns its revents, or 0 when the time is over or roost_thread_wake ended the wait. */
int roost_poll_wakeable(int descriptor, int events, int milliseconds);
/* Returns 1 when the next byte to be received is the last byte of TCP's urgent data (sockatmark(3)); 0 also on errors. */
int roost_is_at_urgent_mark(int descriptor);
/* Returns the number of sent bytes that the peer has not acknowledged (TIOCOUTQ); 0 also on errors. */
int roost_unacknowledged(int descriptor);

/* POLLRDHUP of poll(2): the peer has ended its sending direction, or this side has ended its receiving direction. */
extern const int roost_poll_hang_up;

/* accept4(2) with close-on-exec. */
int roost_accept(int listener, void *address, unsigned *length);

/* Bounds the number of malloc arenas of glibc, which otherwise grows with the number of threads. */
void roost_bound_arenas(int most);

/* Returns the number of threads that the user may have (RLIMIT_NPROC), or -1 when there is no limit. */
int64_t roost_thread_limit(void);

/* Returns 1 when `hash` is a hash of `password` by crypt(3), else 0. Takes up to tens of milliseconds. */
int roost_password_matches(const char *password, const char *hash);
/* Writes a hash of `password`, with a new salt and the default method of the C library, to `hash`. Returns 0, or -1 when
 * there is no method or `room` is too small. */
int roost_password_hash(const char *password, char *hash, size_t room);

/* Reads a line from a terminal without echo, after a prompt on standard error. Writes the line without its end, at most
 * `room` bytes, to `line`. Returns the number of bytes, or -1 when there is no line. Restores the terminal before a signal
 * has its usual effect. Called before the process has threads. */
ssize_t roost_read_secret(int descriptor, const char *prompt, char *line, size_t room);

/* Sets the locale of the environment if it is a UTF-8 locale, otherwise C.UTF-8. Called before the process has threads. */
void roost_use_utf8(void);
/* Returns the number of terminal columns of a scalar (wcwidth(3)), -1 when it can't be shown. Needs roost_use_utf8. */
int roost_columns(uint32_t scalar);

/* A long option: its name, and whether it takes a value. */
struct roost_option {
    const char *name;
    int takes_value;
};
/* The results of roost_next_option that are not the index of an option. */
enum roost_option_result {
    roost_option_end = -1,
    roost_option_unknown = -2,
    roost_option_lacks_value = -3,
    roost_option_takes_none = -4,
};
/* Parses the next option of the arguments. Returns its index in `options`, or one of the results above. `-h` is `--help`. */
int roost_next_option(int count, char *const arguments[], const struct roost_option *options, int options_count);
/* Returns the index of the option whose value is missing or not allowed; for an unknown option its letter, or 0 if it is
 * long. */
int roost_option_at_fault(void);
/* Return the value of the last option, or NULL, and the index of the first argument that is not an option.
 * roost_option_restart prepares the next argument vector. */
const char *roost_option_value(void);
int roost_option_index(void);
void roost_option_restart(void);

#endif
