package stoa.debate.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stoa.api.debate.Seat;
import stoa.api.stream.Timer;

/** The durable timers of a debate as a function of its state. */
final class Timetable {
    /** How long an open debate waits for people. */
    static final Duration EXPIRY = Duration.ofHours(24);
    /** How long somebody may be away after the grace is spent. */
    static final Duration ABSENCE = Duration.ofSeconds(60);
    /**
     * How long the end waits for the judge; longer than all attempts of the job together. It does not run while no judge is
     * there: then the job waits, for a day, and says so.
     */
    static final Duration VERDICT = Duration.ofMinutes(5);

    private static final DebateCommand NO_VERDICT = new DebateCommand.JudgeGaveUp(
            Optional.empty(), "No verdict came within " + VERDICT.toMinutes() + " minutes.");

    private Timetable() {}

    /** What must change so that the timers fit the new state. A timer that just fired is gone and is set again if needed. */
    static List<Timer<DebateCommand>> changes(Debate before, Debate after, DebateCommand command) {
        var standing = of(before);
        var wanted = of(after);
        var changes = new ArrayList<Timer<DebateCommand>>();
        standing.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> changes.add(new Timer.Cancel<>(name)));
        wanted.values().stream()
                .filter(timer -> !timer.equals(standing.get(timer.name()))
                        || timer.command().equals(command))
                .forEach(changes::add);
        return changes;
    }

    static boolean isDue(Optional<Instant> start, Duration after, Instant now) {
        return start.filter(from -> !now.isBefore(from.plus(after))).isPresent();
    }

    private static Map<String, Timer.Set<DebateCommand>> of(Debate debate) {
        var timers = new LinkedHashMap<String, Timer.Set<DebateCommand>>();
        if (debate.stage() == Stage.OPEN) {
            debate.times()
                    .openedAt()
                    .ifPresent(at -> put(timers, "expiry", at.plus(EXPIRY), new DebateCommand.Expire()));
        }
        if (debate.stage().isLive()) {
            debate.clocks().due().ifPresent(at -> put(timers, "flag", at, new DebateCommand.FlagFell()));
            for (var seat : Seat.values()) {
                debate.seats().of(seat).ifPresent(sitter -> away(timers, seat, sitter));
            }
        }
        if (debate.judging().state() == Judging.State.PENDING) {
            debate.times().judgeBy().ifPresent(at -> put(timers, "verdict", at, NO_VERDICT));
        }
        return timers;
    }

    private static void away(Map<String, Timer.Set<DebateCommand>> timers, Seat seat, Sitter sitter) {
        var name = "away-" + seat.name().toLowerCase(Locale.ROOT);
        sitter.awaySince().ifPresent(since -> {
            if (sitter.holdsClocks()) {
                put(timers, name, since.plusMillis(sitter.graceMs()), new DebateCommand.GraceOver(seat));
            } else {
                put(timers, name, since.plus(ABSENCE), new DebateCommand.AbsenceOver(seat));
            }
        });
    }

    private static void put(
            Map<String, Timer.Set<DebateCommand>> timers, String name, Instant due, DebateCommand command) {
        timers.put(name, new Timer.Set<>(name, due, command));
    }
}
