/**
 * The rules of one debate as pure functions: {@link stoa.debate.room.DebateAggregate} decides and folds,
 * {@link stoa.debate.room.Debate} is the state as people see it, {@link stoa.debate.room.Phase} is the state machine.
 *
 * <p>All time is event time: clocks are what was left at some moment and since when one of them runs. Durable timers are a
 * function of the state ({@link stoa.debate.room.Timetable}), so that no path can forget to set or cancel one.
 */
@NullMarked
package stoa.debate.room;

import org.jspecify.annotations.NullMarked;
