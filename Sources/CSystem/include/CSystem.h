/* What Roost needs of the C library and Swift's Glibc module does not offer: epoll, named threads with a stack of
 * a chosen size, waiting by the monotonic clock, getopt_long. Each function is one call, and says what it returns. */
#ifndef ROOST_CSYSTEM_H
#define ROOST_CSYSTEM_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Starts a thread called `name` (at most 15 bytes are shown). Returns 0 or an errno value such as EAGAIN. */
int roost_thread_start(pthread_t *thread, size_t stack, int detached, const char *name, void *(*body)(void *),
                       void *context);
/* Gives back to the system what the calling thread has used of its stack and does not need in the frames that it is in.
 * For threads of roost_thread_start; does nothing where the thread has not been deep. */
void roost_stack_release(void);
/* Ends the wait of a thread of roost_thread_start in roost_poll_wakeable, or its next one: by SIGURG, which these threads
 * block everywhere else. The thread must be alive. */
void roost_thread_wake(pthread_t thread);
/* Says what the calling thread does, for `top -H`. */
void roost_thread_rename(const char *name);

/* Nanoseconds of the monotonic clock, and milliseconds since 1970 of the wall clock. */
uint64_t roost_monotonic(void);
int64_t roost_wall(void);

/* A condition whose deadlines are of the monotonic clock. */
void roost_condition_init(pthread_cond_t *condition);
/* Waits until signalled (0) or until `deadline` nanoseconds have come (ETIMEDOUT); UINT64_MAX waits for ever. */
int roost_condition_wait(pthread_cond_t *condition, pthread_mutex_t *mutex, uint64_t deadline);

/* epoll with one-shot interest in being writable; what comes back is the number given, never a descriptor. */
int roost_epoll_create(void);
int roost_epoll_watch_writable(int epoll, int descriptor, uint64_t number, int again);
int roost_epoll_watch_readable(int epoll, int descriptor, uint64_t number);
int roost_epoll_forget(int epoll, int descriptor);
int roost_epoll_wait(int epoll, uint64_t *numbers, int capacity);
/* epoll for many sockets of one thread, as long as they are ready; `state` is of the flags below. */
enum roost_event_state { roost_event_readable = 1, roost_event_writable = 2, roost_event_dead = 4 };
struct roost_event {
    uint64_t number;
    uint32_t state;
};
int roost_epoll_watch(int epoll, int descriptor, uint64_t number, uint32_t state, int again);
/* At most 512 events; waits `milliseconds`, -1 for ever. */
int roost_epoll_next(int epoll, struct roost_event *events, int capacity, int milliseconds);
/* A clock that becomes readable at a reading of the monotonic clock; 0 stops it. */
int roost_alarm_create(void);
int roost_alarm_set(int descriptor, uint64_t nanoseconds);
/* Opens those of the descriptors 0, 1 and 2 that are closed, so that no other file gets these numbers: a read from 0 and a
 * write to 1 or 2 then fail with EBADF, as if they were closed. */
void roost_reserve_standard_descriptors(void);
/* A counter to wake an epoll loop with. */
int roost_eventfd_create(void);
void roost_eventfd_add(int descriptor);

/* poll(2) for one descriptor. Returns its revents, or 0 when the time is over or roost_thread_wake ended the wait. */
int roost_poll_wakeable(int descriptor, int events, int milliseconds);
/* Whether the next byte to be received is the last one of TCP's urgent data (sockatmark(3)); 0 where the system can't say. */
int roost_is_at_urgent_mark(int descriptor);
/* Bytes that a connection was given to send and that its peer has not acknowledged; 0 where the system can't say. */
int roost_unacknowledged(int descriptor);

/* poll(2)'s POLLRDHUP: the other side has said its last, or this side reads no more. */
extern const int roost_poll_hang_up;

/* accept4 with close-on-exec. */
int roost_accept(int listener, void *address, unsigned *length);

/* Keeps glibc from making an arena for each of thousands of threads. */
void roost_bound_arenas(int most);

/* How many threads this user may have (RLIMIT_NPROC), or -1 where there is no limit. */
int64_t roost_thread_limit(void);

/* Whether `password` is the one that `hash` was made from, by crypt(3); 1 or 0. It may take its time. */
int roost_password_matches(const char *password, const char *hash);
/* Makes a hash with a salt of its own, by the C library's best method; 0, or -1 where there is no method or room. */
int roost_password_hash(const char *password, char *hash, size_t room);

/* Reads a line from a terminal that does not show it, behind a prompt on standard error; its bytes without the end, those
 * that have room, or -1 where there is none. Signals find the terminal as it was before, and have their usual effect. Before
 * threads. */
ssize_t roost_read_secret(int descriptor, const char *prompt, char *line, size_t room);

/* Has the process read and write UTF-8: in the locale of its environment, or in one that is always there. Before threads. */
void roost_use_utf8(void);
/* How many columns of a terminal a scalar takes (wcwidth), -1 where it can't be shown; after the call above. */
int roost_columns(uint32_t scalar);

/* One long option: its name, and whether a value follows it. */
struct roost_option {
    const char *name;
    int takes_value;
};
/* What stands in place of the next option. */
enum roost_option_result {
    roost_option_end = -1,
    roost_option_unknown = -2,
    roost_option_lacks_value = -3,
    roost_option_takes_none = -4,
};
/* The next option of the arguments: its index in `options`, or one of the results above. `-h` is `--help`. */
int roost_next_option(int count, char *const arguments[], const struct roost_option *options, int options_count);
/* The index of the option that lacks or takes no value; of one that is unknown its letter, or 0 where it is long. */
int roost_option_at_fault(void);
/* The value of the option just returned, or NULL; and the index of the first argument that is no option. */
const char *roost_option_value(void);
int roost_option_index(void);
void roost_option_restart(void);

#endif
