package stoa.bench.swarm;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs one scenario: prints {@code open} when every debate stands, and one line of JSON at the end. Ends with 1 when a turn was
 * refused, lost, doubled or out of order.
 */
public final class Swarm {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream NOTES = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private static final Duration LAST_WAIT = Duration.ofSeconds(20);

    private final Plan plan;
    private final Tally tally = new Tally();

    private Swarm(Plan plan) {
        this.plan = plan;
    }

    /** Arguments: dialect (stoa or socketio), URL, number of debates, seconds between turns, seconds to measure, seconds before that. */
    public static void main(String[] args) throws Exception {
        if (args.length != 6) {
            throw new IllegalArgumentException(
                    "Usage: Swarm stoa|socketio URL DEBATES SECONDS_BETWEEN_TURNS SECONDS WARM_UP");
        }
        var plan = new Plan(
                Dialect.of(args[0]),
                URI.create(args[1]),
                Integer.parseInt(args[2]),
                Duration.ofMillis(Math.round(Double.parseDouble(args[3]) * 1000)),
                Duration.ofSeconds(Integer.parseInt(args[4])),
                Duration.ofSeconds(Integer.parseInt(args[5])));
        var swarm = new Swarm(plan);
        OUT.println(swarm.run());
        System.exit(swarm.tally.isClean() ? 0 : 1);
    }

    static void note(String sentence) {
        NOTES.println(sentence);
    }

    /** What is to be done. */
    record Plan(Dialect dialect, URI url, int debates, Duration every, Duration measured, Duration warmUp) {}

    private String run() throws Exception {
        var debates = open();
        OUT.println("open");
        var clock =
                Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
        var start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        var measureFrom = start + plan.warmUp().toNanos();
        var end = measureFrom + plan.measured().toNanos();
        for (var index = 0; index < debates.size(); index++) {
            var debate = debates.get(index);
            var first = start + plan.every().toNanos() * index / debates.size();
            clock.scheduleAtFixedRate(
                    new Metronome(debate, first, plan.every().toNanos(), measureFrom, end),
                    first - System.nanoTime(),
                    plan.every().toNanos(),
                    TimeUnit.NANOSECONDS);
        }
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        clock.shutdownNow();
        debates.forEach(Match::fallSilent);
        awaitLast(debates);
        debates.forEach(Match::settle);
        return tally.json(plan, debates);
    }

    /** Three seconds in any case: a turn that comes twice comes late. */
    private static void awaitLast(List<Match> debates) throws InterruptedException {
        TimeUnit.SECONDS.sleep(3);
        var end = System.nanoTime() + LAST_WAIT.toNanos();
        while (debates.stream().anyMatch(debate -> debate.unheard() > 0) && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<Match> open() throws Exception {
        var gate = new Semaphore(plan.dialect().gate());
        try (var crew = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<java.util.concurrent.Future<Match>>();
            for (var number = 0; number < plan.debates(); number++) {
                var name = number;
                work.add(crew.submit(() -> {
                    gate.acquire();
                    try {
                        return plan.dialect().open(plan.url(), name, tally);
                    } finally {
                        gate.release();
                    }
                }));
            }
            var debates = new ArrayList<Match>();
            for (var one : work) {
                debates.add(one.get());
            }
            return debates;
        }
    }

    /** Says when a turn of one debate is due. */
    private static final class Metronome implements Runnable {
        private final Match debate;
        private final long every;
        private final long measureFrom;
        private final long end;
        private long due;

        Metronome(Match debate, long first, long every, long measureFrom, long end) {
            this.debate = debate;
            this.due = first;
            this.every = every;
            this.measureFrom = measureFrom;
            this.end = end;
        }

        @Override
        public void run() {
            debate.due(due, due >= measureFrom && due < end);
            due += every;
        }
    }
}
