/* The functions of ncurses that Roost uses; Swift does not import its macros. All are called by one thread, except
 * roost_terminal_size. */
#ifndef ROOST_CTERMINAL_H
#define ROOST_CTERMINAL_H

/* Takes over the terminal on standard input and output: no echo, no signals from keys, bracketed paste. Returns 0, or -1
 * when the terminal is unknown or can't move its cursor. With `hears_mouse` the wheel sends mouse events instead of arrow
 * keys, and text is selected with Shift. */
int roost_terminal_open(int hears_mouse);
/* Restores the terminal. */
void roost_terminal_close(void);
/* Reads the size from the kernel; 0 when the kernel has none. */
void roost_terminal_size(int *columns, int *rows);
/* Sets the size of the screen that is drawn. */
void roost_terminal_resize(int columns, int rows);
/* Returns the number of colours; 0 for a terminal without colours, or with NO_COLOR. */
int roost_terminal_colours(void);
/* Defines a colour pair, 1 and up: the colour on the terminal's default background. */
void roost_terminal_define(short pair, short colour);

enum roost_terminal_attribute {
    roost_terminal_bold = 1,
    roost_terminal_reversed = 2,
    roost_terminal_underlined = 4,
    roost_terminal_dim = 8,
};
/* Clears the screen that is drawn. */
void roost_terminal_erase(void);
/* Draws a character, in UTF-8, with its combining characters. */
void roost_terminal_put(int row, int column, const char *text, short pair, int attributes);
/* Shows the screen, with the cursor at that place; without a cursor when the row is negative. */
void roost_terminal_show(int row, int column);
/* Makes the next roost_terminal_show draw every cell. */
void roost_terminal_forget(void);
void roost_terminal_ring(void);

#endif
