/**
 * The board of debates: {@link stoa.debate.lobby.LobbyProjection} keeps a card per debate in a store,
 * {@link stoa.debate.lobby.LobbyBoard} shows the newest ones live on the channel {@code lobby:open}.
 */
@NullMarked
package stoa.debate.lobby;

import org.jspecify.annotations.NullMarked;
