package stoa.llm.policy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import stoa.api.llm.Account;
import stoa.api.llm.Completion;
import stoa.api.llm.Prompt;
import stoa.api.task.Deadline;
import stoa.llm.setup.Provider;
import stoa.llm.setup.Reach;
import stoa.llm.wire.HttpTransport;
import stoa.testkit.ManualClock;
import stoa.testkit.llm.FakeProvider;
import stoa.testkit.llm.Script;

/** A policy on a fake provider, with a clock that jumps over pauses and a log that is kept. */
final class Bench implements AutoCloseable {
    static final String KEY = "sk-very-secret-0123456789";
    static final String SPEECH =
            "Cities need trees because shade cools streets. Therefore plant them, zanzibarian friends.";

    final FakeProvider fake;
    final ManualClock clock = ManualClock.create();
    final Instant began = clock.instant();
    final Map<String, Ledger.Spent> spent = new ConcurrentHashMap<>();
    final Map<String, Reach> permits = new ConcurrentHashMap<>();
    final List<Duration> pauses = new ArrayList<>();
    final Policy policy;
    private final HttpTransport transport = new HttpTransport();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    Bench(Provider.Kind kind, Script script) {
        this(kind, script, 100_000, 8192);
    }

    Bench(Provider.Kind kind, Script script, long budget, int context) {
        fake = FakeProvider.start(script);
        var limits = new Provider.Limits(4, context, budget, 1_000_000, new Provider.Money(0, 0));
        policy = new Policy(provider(kind, fake.address(), limits), ground());
        log.start();
        root().setLevel(Level.TRACE);
        root().addAppender(log);
    }

    static Provider provider(Provider.Kind kind, URI address, Provider.Limits limits) {
        return new Provider(kind, address, "fake-1", KEY, limits, new Provider.Prices(1000, 2000), Set.of(), Set.of());
    }

    /** Another policy on the same provider and the same ledger, as after a restart. */
    Policy again(Provider provider) {
        return new Policy(provider, ground());
    }

    private Ground ground() {
        var ledger = new Ledger() {
            @Override
            public Spent of(String key) {
                return spent.getOrDefault(key, Spent.NOTHING);
            }

            @Override
            public void put(Map<String, Spent> totals) {
                spent.putAll(totals);
            }
        };
        return new Ground(
                transport,
                clock,
                this::jump,
                new Random(1),
                ledger,
                institution -> Optional.ofNullable(permits.get(institution)));
    }

    private void jump(Duration length) {
        pauses.add(length);
        clock.advance(length);
    }

    static Prompt<Ballot> prompt() {
        return Prompt.of("judge-turn", "1", "Judge the speech.", Ballot.class)
                .about("motion", "Cities should plant trees")
                .about("turn", SPEECH)
                .paidBy(Account.of("deb_1"))
                .checkedBy(Bench::unsaid);
    }

    private static Optional<String> unsaid(Ballot ballot) {
        return ballot.quotes().stream().allMatch(quote -> SPEECH.contains(quote.text()))
                ? Optional.empty()
                : Optional.of("A quote is not in the text.");
    }

    Completion<Ballot> ask() throws InterruptedException {
        return ask(Duration.ofSeconds(20));
    }

    Completion<Ballot> ask(Duration limit) throws InterruptedException {
        return policy.complete(prompt(), Deadline.in(limit, clock));
    }

    Completion<Ballot> ask(Prompt<Ballot> prompt) throws InterruptedException {
        return policy.complete(prompt, Deadline.in(Duration.ofSeconds(20), clock));
    }

    /** All that was logged, with keys, values and traces. */
    String logged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .collect(Collectors.joining("\n"));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        root().detachAppender(log);
        root().setLevel(Level.WARN);
        transport.close();
        fake.close();
    }
}
