/* A minimal IRC server as a baseline for benchmarks: one thread, one epoll loop, and no checks. A message to a room is
 * copied to the waiting output of each other member. After each turn of the loop, one send per member writes its waiting
 * output. The program is not meant for real users.
 *
 *   cc -O2 -o floor floor.c && ./floor PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { most_rooms = 10000, most_events = 512, line_room = 8192 };

struct member {
    int socket, room, seat; /* `seat`: its index among the members of its room */
    int waits_for_room;     /* whether epoll reports when the socket is writable */
    int is_noted;           /* whether the member is in `noted` */
    char name[32];
    char received[line_room];
    size_t received_count;
    char *waiting;
    size_t waiting_count, waiting_capacity;
};

struct room {
    struct member **members;
    int count, capacity;
};

static struct room rooms[most_rooms];
static int loop;
/* The members with waiting output, each at most once. */
static struct member **noted;
static int noted_count, noted_capacity;

static void *grown(void *memory, size_t bytes) {
    void *larger = realloc(memory, bytes);
    if (!larger) abort();
    return larger;
}

static void note(struct member *member) {
    if (member->is_noted) return;
    if (noted_count == noted_capacity) {
        noted_capacity = noted_capacity ? noted_capacity * 2 : 1024;
        noted = grown(noted, (size_t)noted_capacity * sizeof *noted);
    }
    member->is_noted = 1;
    noted[noted_count++] = member;
}

static void tell(struct member *member, const char *bytes, size_t count) {
    if (member->waiting_count + count > member->waiting_capacity) {
        member->waiting_capacity = (member->waiting_count + count) * 2;
        member->waiting = grown(member->waiting, member->waiting_capacity);
    }
    memcpy(member->waiting + member->waiting_count, bytes, count);
    member->waiting_count += count;
    note(member);
}

static void tell_room(struct room *room, struct member *except, const char *bytes, size_t count) {
    for (int seat = 0; seat < room->count; seat++)
        if (room->members[seat] != except) tell(room->members[seat], bytes, count);
}

static void leave(struct member *member) {
    if (member->room < 0) return;
    struct room *room = &rooms[member->room];
    struct member *last = room->members[--room->count];
    room->members[member->seat] = last;
    last->seat = member->seat;
    member->room = -1;
}

static void join(struct member *member, int number) {
    if (number < 0 || number >= most_rooms || member->room >= 0) return;
    struct room *room = &rooms[number];
    if (room->count == room->capacity) {
        room->capacity = room->capacity ? room->capacity * 2 : 16;
        room->members = grown(room->members, (size_t)room->capacity * sizeof *room->members);
    }
    member->room = number;
    member->seat = room->count;
    room->members[room->count++] = member;
    char words[256];
    int count = snprintf(words, sizeof words, ":%s!u@h JOIN #load%d\r\n", member->name, number);
    tell_room(room, NULL, words, (size_t)count);
    count = snprintf(words, sizeof words, ":floor 366 %s #load%d :End\r\n", member->name, number);
    tell(member, words, (size_t)count);
}

/* The caller must not use the member after this call. */
static void go(struct member *member) {
    leave(member);
    close(member->socket);
    member->socket = -1;
    note(member); /* the member is freed at the end of the turn */
}

static int begins(const char *line, size_t count, const char *word) {
    size_t length = strlen(word);
    return count >= length && !memcmp(line, word, length);
}

static void hear(struct member *member, char *line, size_t count) {
    char words[1024];
    if (begins(line, count, "PRIVMSG ") && member->room >= 0 && count < 900) {
        size_t head = (size_t)snprintf(words, 64, ":%s!u@h ", member->name);
        memcpy(words + head, line, count);
        memcpy(words + head + count, "\r\n", 2);
        tell_room(&rooms[member->room], member, words, head + count + 2);
    } else if (begins(line, count, "NICK ")) {
        snprintf(member->name, sizeof member->name, "%.*s", (int)(count - 5), line + 5);
    } else if (begins(line, count, "USER ")) {
        int length = snprintf(words, sizeof words, ":floor 001 %s :Hello\r\n:floor 422 %s :None\r\n", member->name, member->name);
        tell(member, words, (size_t)length);
    } else if (begins(line, count, "JOIN #load")) {
        line[count] = 0;
        join(member, atoi(line + 10));
    } else if (begins(line, count, "QUIT")) {
        go(member);
    }
}

static void receive(struct member *member) {
    ssize_t got = recv(member->socket, member->received + member->received_count,
                       sizeof member->received - member->received_count, MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return go(member);
    member->received_count += (size_t)got;
    char *start = member->received, *end = start + member->received_count, *feed;
    while (member->socket >= 0 && (feed = memchr(start, '\n', (size_t)(end - start)))) {
        size_t count = (size_t)(feed - start);
        if (count && start[count - 1] == '\r') count--;
        hear(member, start, count);
        start = feed + 1;
    }
    member->received_count = (size_t)(end - start);
    memmove(member->received, start, member->received_count);
}

static void send_waiting(struct member *member) {
    while (member->waiting_count) {
        ssize_t sent = send(member->socket, member->waiting, member->waiting_count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN) break;
        if (sent < 0) return go(member);
        member->waiting_count -= (size_t)sent;
        memmove(member->waiting, member->waiting + sent, member->waiting_count);
    }
    int waits = member->waiting_count > 0;
    if (waits == member->waits_for_room) return;
    struct epoll_event wish = {.events = waits ? EPOLLIN | EPOLLOUT : EPOLLIN, .data.ptr = member};
    epoll_ctl(loop, EPOLL_CTL_MOD, member->socket, &wish);
    member->waits_for_room = waits;
}

static void finish_turn(void) {
    for (int place = 0; place < noted_count; place++) {
        struct member *member = noted[place];
        if (member->socket >= 0) send_waiting(member);
        member->is_noted = 0;
        if (member->socket >= 0) continue;
        free(member->waiting);
        free(member);
    }
    noted_count = 0;
}

static void welcome(int listening) {
    int one = 1, socket;
    while ((socket = accept4(listening, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        struct member *member = calloc(1, sizeof *member);
        if (!member) abort();
        member->socket = socket;
        member->room = -1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event wish = {.events = EPOLLIN, .data.ptr = member};
        epoll_ctl(loop, EPOLL_CTL_ADD, socket, &wish);
    }
}

int main(int count, char **arguments) {
    struct rlimit bounds;
    getrlimit(RLIMIT_NOFILE, &bounds);
    bounds.rlim_cur = bounds.rlim_max;
    setrlimit(RLIMIT_NOFILE, &bounds);
    int one = 1, listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    place.sin_port = htons((uint16_t)(count > 1 ? atoi(arguments[1]) : 16669));
    if (bind(listening, (struct sockaddr *)&place, sizeof place) || listen(listening, 4096)) {
        perror("floor");
        return 1;
    }
    loop = epoll_create1(0);
    struct epoll_event wish = {.events = EPOLLIN}, events[most_events];
    epoll_ctl(loop, EPOLL_CTL_ADD, listening, &wish);
    for (;;) {
        int ready = epoll_wait(loop, events, most_events, -1);
        for (int place = 0; place < ready; place++) {
            struct member *member = events[place].data.ptr;
            if (!member) {
                welcome(listening);
            } else if (member->socket >= 0) {
                if (events[place].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) receive(member);
                if (member->socket >= 0 && events[place].events & EPOLLOUT) note(member);
            }
        }
        finish_turn();
    }
}
