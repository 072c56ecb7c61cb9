package stoa.judge.llm;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import stoa.api.debate.Judge;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.llm.Completion;
import stoa.api.llm.LanguageModel;
import stoa.api.llm.ModelState;
import stoa.api.llm.Prompt;
import stoa.api.task.Deadline;
import stoa.llm.policy.Ground;
import stoa.llm.policy.Ledger;
import stoa.llm.policy.Pauses;
import stoa.llm.policy.Policy;
import stoa.llm.setup.Permits;
import stoa.llm.setup.Provider;
import stoa.llm.wire.HttpTransport;
import stoa.testkit.Platform;
import stoa.testkit.llm.FakeProvider;
import stoa.testkit.llm.Script;

/** The judge on the real policy and a fake provider. */
final class Stand implements AutoCloseable {
    static final String GOOD =
            "Trees cool streets because leaves give shade. A survey of 40 streets in 2019 measured three"
                    + " degrees less, therefore people stay outside longer.";
    static final String OTHER =
            "Trees cost money because somebody must water them. For example our town spent its whole"
                    + " budget on it in 2021.";
    /** So long that a model which likes length gives ten points. */
    static final String LENGTHY = GOOD
            + " Shops gain when people stay, for whoever stands in the shade looks into a window. Roots hold the rain"
            + " that floods our cellars every spring, and birds come back to where they find a branch. Children walk to"
            + " school in the shade, which their parents prefer to driving them. All that for a few buckets of water.";

    final FakeProvider fake;
    final ModelJudge judge;
    private final HttpTransport transport = new HttpTransport();

    Stand(Script script) {
        this(script, 1_000_000, List.of());
    }

    Stand(Script script, long budget, List<Score> reference) {
        this(script, budget, (question, _) -> word(question, reference));
    }

    Stand(Script script, long budget, Reference reference) {
        fake = FakeProvider.start(script);
        var limits = new Provider.Limits(8, 16_000, budget, 10_000_000, new Provider.Money(0, 0));
        var provider = new Provider(
                Provider.Kind.OLLAMA,
                fake.address(),
                "fake-1",
                "",
                limits,
                new Provider.Prices(1, 2),
                Set.of(),
                Set.of());
        Map<String, Ledger.Spent> spent = new ConcurrentHashMap<>();
        var ledger = new Ledger() {
            @Override
            public Spent of(String key) {
                return spent.getOrDefault(key, new Spent(0, 0));
            }

            @Override
            public void put(Map<String, Spent> totals) {
                spent.putAll(totals);
            }
        };
        var policy = new Policy(
                provider,
                new Ground(transport, InstantSource.system(), Pauses.real(), new Random(1), ledger, Permits.NONE));
        judge = new ModelJudge(new Model(policy), reference);
    }

    /** The judge of that hall; while it is exchanged there may be none for a moment. */
    static Judge in(Platform platform) {
        return Awaitility.await()
                .until(
                        () -> platform.services(Judge.class).stream()
                                .filter(judge -> judge.describe().id().equals(ModelJudge.ID))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    static Optional<Verdict> word(Question question, List<Score> scores) {
        return scores.isEmpty()
                ? Optional.empty()
                : Optional.of(new Verdict(
                        Verdict.Status.SCORED,
                        scores,
                        Optional.empty(),
                        0.8,
                        "Reasons are given.",
                        new Provenance("fixed", "1", "by hand", question.inputHash())));
    }

    private record Model(Policy policy) implements LanguageModel {
        @Override
        public ModelState state() {
            return new ModelState(true, "ollama", "fake-1", true, "");
        }

        @Override
        public <R extends Record> Completion<R> complete(Prompt<R> prompt, Deadline deadline)
                throws InterruptedException {
            return policy.complete(prompt, deadline);
        }
    }

    Verdict turn(String opposing, String text) throws InterruptedException {
        var turns = List.of(turn(1, Seat.PROPOSITION, opposing), turn(2, Seat.OPPOSITION, text));
        return judge.judge(new Question("deb_1", "Cities should plant trees", turns, Optional.of(2)), soon());
    }

    Verdict whole(String proposition, String opposition) throws InterruptedException {
        var turns = List.of(turn(1, Seat.PROPOSITION, proposition), turn(2, Seat.OPPOSITION, opposition));
        return judge.judge(new Question("deb_1", "Cities should plant trees", turns, Optional.empty()), soon());
    }

    static Turn turn(int number, Seat seat, String text) {
        return new Turn(number, seat, text, Duration.ofSeconds(30));
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20), InstantSource.system());
    }

    @Override
    public void close() {
        transport.close();
        fake.close();
    }
}
