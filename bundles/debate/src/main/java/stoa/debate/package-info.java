/**
 * Debates between two people: the room with its clocks, the lobby, the motions and the way to the judge.
 *
 * <p>{@link stoa.debate.room.DebateAggregate} holds the rules of a stream of kind {@code debate}; everything else follows its
 * events: {@code judging} asks the judge, {@code lobby} keeps the board of cards, {@code motion} has the bank.
 */
@Plugin(id = "debate", title = "Debates")
@NullMarked
package stoa.debate;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
