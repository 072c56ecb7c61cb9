package stoa.bench.swarm;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.regex.Pattern;

/** One debate with two debaters who take turns when they are due and no earlier than the turn before has arrived. */
abstract class Match {
    private static final Pattern MARK = Pattern.compile("due=(-?\\d+) n=(\\d+)");
    private static final String PADDING = " because the minutes of seven halls in ten were kept, and so should ours be; ".repeat(2);

    private final Tally tally;
    private final Queue<Long> waiting = new ArrayDeque<>();
    private boolean measured;
    private boolean inFlight;
    private int turn;
    private int seen;

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

    /** A debater, the second one or the first, received a text; that of the other one counts, his own comes back to him too. */
    final void heard(CharSequence text, boolean second) {
        var now = System.nanoTime();
        var mark = MARK.matcher(text);
        if (!mark.find()) {
            return;
        }
        var number = Integer.parseInt(mark.group(2));
        if ((number % 2 == 1) != second) {
            return;
        }
        synchronized (this) {
            if (number != ++seen) {
                tally.disorder();
            }
            if (measured) {
                tally.delivered(now - Long.parseLong(mark.group(1)));
            }
            inFlight = false;
            var next = waiting.poll();
            if (next != null) {
                send(next);
            }
        }
    }

    final void acknowledged(long sentAt) {
        if (measured) {
            tally.acknowledged(System.nanoTime() - sentAt);
        }
    }

    final void refused() {
        tally.refused();
    }

    private void send(long at) {
        inFlight = true;
        turn++;
        speak(turn, "Turn due=" + at + " n=" + turn + PADDING);
    }
}
