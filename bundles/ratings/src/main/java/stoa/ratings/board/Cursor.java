package stoa.ratings.board;

import stoa.api.error.Errors;

/**
 * Where a page of the board ended, as {@code <rank>~<place>}; opaque to clients.
 *
 * @param place the key of the last row seen; empty for the start
 */
record Cursor(int rank, String place) {
    static final Cursor START = new Cursor(0, "");

    static Cursor parse(String text) {
        var tilde = text.indexOf('~');
        if (tilde < 1 || tilde > 9 || !text.substring(0, tilde).chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Errors.badInput("Cursor '" + text + "' is not one of this board. Pass what 'next' said, or nothing.");
        }
        return new Cursor(Integer.parseInt(text.substring(0, tilde)), text.substring(tilde + 1));
    }

    static String after(BoardRow last) {
        return last.rank() + "~" + BoardStore.place(last.rating(), last.user());
    }
}
