package stoa.bench.swarm;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/** One debate with two debaters who take turns when they are due and no earlier than the turn before has arrived. */
abstract class Match {
    private static final Pattern MARK = Pattern.compile("due=(-?\\d+) n=(\\d+)");
    private static final String PADDING =
            " because the minutes of seven halls in ten were kept, and so should ours be; ".repeat(2);

    private final Tally tally;
    private final Queue<Long> waiting = new ArrayDeque<>();
    private final Set<Integer> missing = new HashSet<>();
    private boolean measured;
    private boolean inFlight;
    private boolean silent;
    private int turn;
    private int newest;

    Match(Tally tally) {
        this.tally = tally;
    }

    /** Lets the debater of an odd or even turn send it. Must not block. */
    abstract void speak(int turn, String text);

    final synchronized void due(long at, boolean counts) {
        measured = counts;
        if (counts) {
            tally.due(System.nanoTime() - at);
        }
        if (inFlight) {
            waiting.add(at);
            if (counts) {
                tally.late();
            }
            return;
        }
        send(at);
    }

    /** A debater, the second one or the first, received a turn; that of the other one counts, his own comes back to him too. */
    final void heard(CharSequence text, boolean second) {
        var now = System.nanoTime();
        var mark = MARK.matcher(text);
        if (!mark.find()) {
            return;
        }
        var number = Integer.parseInt(mark.group(2));
        if ((number % 2 == 1) == second) {
            arrived(number, now - Long.parseLong(mark.group(1)), text);
        }
    }

    /** Only a turn heard for the first time is a delivery and lets the next one be sent. */
    private synchronized void arrived(int number, long nanos, CharSequence text) {
        if (number <= newest) {
            tally.fault(missing.remove(number) ? Tally.Fault.REORDERED : Tally.Fault.DOUBLED, number, newest, text);
            return;
        }
        for (var left = newest + 1; left < number; left++) {
            missing.add(left);
        }
        newest = number;
        if (measured) {
            tally.delivered(nanos);
        }
        inFlight = false;
        var next = waiting.poll();
        if (next != null && !silent) {
            send(next);
        }
    }

    final void acknowledged(long sentAt) {
        if (measured) {
            tally.acknowledged(System.nanoTime() - sentAt);
        }
    }

    final void refused(CharSequence reply) {
        tally.fault(Tally.Fault.REFUSED, turn, newest, reply);
    }

    /** The channel's publications do not follow one another. */
    final void skipped(long offset, long before, CharSequence line) {
        tally.fault(Tally.Fault.OFFSETS, offset, before, line);
    }

    /** Nothing more is sent. */
    final synchronized void fallSilent() {
        silent = true;
    }

    /** Turns that were sent and not heard. */
    final synchronized int unheard() {
        return turn - newest + missing.size();
    }

    /** Counts what was sent and never heard as lost. */
    final synchronized void settle() {
        for (var number = newest + 1; number <= turn; number++) {
            missing.add(number);
        }
        missing.forEach(number -> tally.fault(Tally.Fault.LOST, number, newest, ""));
    }

    private void send(long at) {
        inFlight = true;
        turn++;
        speak(turn, "Turn due=" + at + " n=" + turn + PADDING);
    }
}
