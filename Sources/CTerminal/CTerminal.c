/* The package trait Terminal defines ROOST_TERMINAL. Without it this file is empty, and ncurses is not needed. */
#ifdef ROOST_TERMINAL
#define _XOPEN_SOURCE_EXTENDED 1
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"

#include <curses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* Declared here, since term.h defines the macros `columns` and `lines`. */
char *tigetstr(const char *name);

static SCREEN *screen;

static void tell(const char *sequence) {
    ssize_t written = write(STDOUT_FILENO, sequence, strlen(sequence));
    (void)written; /* a write to a closed terminal may fail */
}

static struct termios before;

/* Restores the terminal after a crash of this process, with calls that are safe in a signal handler; the signal then has its
 * usual effect. */
static void give_back(int signal) {
    tell("\033[?2004l\033[?1006l\033[?1000l\033[?1049l\033[?25h\033[0m");
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    raise(signal);
}

static void expect_faults(void) {
    const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
    struct sigaction action = {.sa_handler = give_back, .sa_flags = SA_RESETHAND | SA_NODEFER};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
}

int roost_terminal_open(int hears_mouse) {
    tcgetattr(STDIN_FILENO, &before);
    screen = newterm(NULL, stdout, stdin);
    if (!screen) return -1;
    if (!tigetstr("cup")) {
        endwin();
        delscreen(screen);
        screen = NULL;
        return -1;
    }
    expect_faults();
    set_term(screen);
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    const char *plain = getenv("NO_COLOR"); /* no-color.org: set, and not empty */
    if ((!plain || !*plain) && has_colors()) {
        start_color();
        use_default_colors();
    }
    tell("\033[?2004h");
    /* Otherwise most terminals send arrow keys for the wheel in the alternate screen. */
    if (hears_mouse) tell("\033[?1000h\033[?1006h");
    return 0;
}

void roost_terminal_close(void) {
    if (!screen) return;
    tell("\033[?2004l\033[?1006l\033[?1000l");
    curs_set(1);
    endwin();
    delscreen(screen);
    screen = NULL;
}

void roost_terminal_size(int *columns, int *rows) {
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size)) size = (struct winsize){0};
    *columns = size.ws_col;
    *rows = size.ws_row;
}

void roost_terminal_resize(int columns, int rows) { resizeterm(rows, columns); }

int roost_terminal_colours(void) {
    const char *plain = getenv("NO_COLOR");
    return (!plain || !*plain) && has_colors() ? COLORS : 0;
}

void roost_terminal_define(short pair, short colour) { init_pair(pair, colour, -1); }

void roost_terminal_erase(void) { erase(); }

void roost_terminal_put(int row, int column, const char *text, short pair, int attributes) {
    wchar_t wide[CCHARW_MAX + 1] = {0};
    if (mbstowcs(wide, text, CCHARW_MAX) == (size_t)-1) return;
    attr_t attribute = A_NORMAL;
    if (attributes & roost_terminal_bold) attribute |= A_BOLD;
    if (attributes & roost_terminal_reversed) attribute |= A_REVERSE;
    if (attributes & roost_terminal_underlined) attribute |= A_UNDERLINE;
    if (attributes & roost_terminal_dim) attribute |= A_DIM;
    cchar_t cell;
    if (setcchar(&cell, wide, attribute, pair, NULL) == OK) mvadd_wch(row, column, &cell);
}

void roost_terminal_show(int row, int column) {
    curs_set(row >= 0);
    if (row >= 0) move(row, column);
    refresh();
}

void roost_terminal_forget(void) { clearok(curscr, TRUE); }

void roost_terminal_ring(void) { beep(); }
#endif
