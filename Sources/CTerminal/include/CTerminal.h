/* What Roost needs of ncurses, whose macros Swift does not see. One thread calls all of it, but for the size. */
#ifndef ROOST_CTERMINAL_H
#define ROOST_CTERMINAL_H

/* Takes over the terminal on standard input and output: no echo, no signals from keys, pastes in brackets. Returns 0, or
 * -1 where the terminal is unknown or can't move its cursor. Where it hears the mouse, the wheel does not become arrow keys,
 * and the terminal marks text with Shift held down. */
int roost_terminal_open(int hears_mouse);
/* Gives it back as it was. */
void roost_terminal_close(void);
/* The size that the kernel knows; 0 where it knows none. */
void roost_terminal_size(int *columns, int *rows);
/* Draws on that size from now on. */
void roost_terminal_resize(int columns, int rows);
/* How many colours there are; 0 where there are none. */
int roost_terminal_colours(void);
/* Has a pair, from 1 on, mean that colour on the terminal's own background. */
void roost_terminal_define(short pair, short colour);

enum roost_terminal_attribute {
    roost_terminal_bold = 1,
    roost_terminal_reversed = 2,
    roost_terminal_underlined = 4,
    roost_terminal_dim = 8,
};
/* Begins a picture: all blank. */
void roost_terminal_erase(void);
/* Puts a character, of UTF-8, with what is combined with it. */
void roost_terminal_put(int row, int column, const char *text, short pair, int attributes);
/* Shows the picture, with the cursor there, or without one where the row is less than 0. */
void roost_terminal_show(int row, int column);
/* Has the next picture drawn whole. */
void roost_terminal_forget(void);
void roost_terminal_ring(void);

#endif
