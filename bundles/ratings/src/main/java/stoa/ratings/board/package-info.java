/**
 * What people see of the ledger: {@link stoa.ratings.board.BoardProjection} sorts the players,
 * {@link stoa.ratings.board.LiveBoard} shows the first fifty on {@code board:main}.
 */
@NullMarked
package stoa.ratings.board;

import org.jspecify.annotations.NullMarked;
