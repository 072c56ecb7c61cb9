package stoa.judge.panel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Criterion;
import stoa.api.debate.Flag;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.JudgeDescriptor.CostClass;
import stoa.api.debate.JudgeDescriptor.Kind;
import stoa.api.debate.JudgeDescriptor.Reach;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Verdict;
import stoa.api.debate.Vote;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;

/**
 * A panel. The setting {@code stoa.judge-panel.members} names its judges ({@code embedded,rubric,llm}); without it all that are
 * local sit. {@code stoa.judge-panel.cascade=true} asks the first alone, and the others only for close calls and flags.
 */
@Component(service = Judge.class, property = "judge.kind=panel")
public final class PanelJudge implements Judge {
    static final String ID = "panel";
    static final String VERSION = "1";
    /** What is kept back of the deadline for counting. */
    private static final Duration TO_COUNT = Duration.ofMillis(200);
    /** A surer first judge need not be checked. */
    private static final double SURE = 0.75;

    private static final Set<String> SERIOUS = Set.of(Flag.PROMPT_INJECTION, Flag.NEEDS_REVIEW, Flag.WRONG_SIDE);

    private final Seats seats;
    private final Calibrations calibrations;
    private final InstantSource clock;
    private final List<String> members;
    private final boolean cascade;
    private final boolean localOnly;

    @Activate
    public PanelJudge(@Reference PluginContext context, @Reference Seats seats, @Reference Calibrations calibrations) {
        this(
                seats,
                calibrations,
                context.clock(),
                context.setting("members").stream()
                        .flatMap(ids -> Stream.of(ids.split(",")))
                        .map(String::strip)
                        .toList(),
                context.setting("cascade").filter("true"::equals).isPresent(),
                context.setting("judge.reach").filter("local"::equals).isPresent());
    }

    PanelJudge(
            Seats seats,
            Calibrations calibrations,
            InstantSource clock,
            List<String> members,
            boolean cascade,
            boolean localOnly) {
        this.seats = seats;
        this.calibrations = calibrations;
        this.clock = clock;
        this.members = List.copyOf(members);
        this.cascade = cascade;
        this.localOnly = localOnly;
    }

    @Override
    public JudgeDescriptor describe() {
        // Said once for good: who is named may come later, and it may be a judge that sends the text away.
        var reach = members.isEmpty() || localOnly ? Reach.LOCAL : Reach.REMOTE;
        return new JudgeDescriptor(ID, VERSION, "Panel", List.of(), false)
                .of(Kind.PANEL, Criterion.CORE, Duration.ofSeconds(2))
                .costing(reach == Reach.REMOTE ? CostClass.LOW : CostClass.FREE, reach);
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        var panel = sitting();
        var answers = new LinkedHashMap<Member, Optional<Verdict>>();
        var first = cascade ? panel.stream().limit(1).toList() : panel;
        answers.putAll(ask(first, question, deadline));
        if (cascade && !isClear(answers)) {
            answers.putAll(ask(panel.stream().skip(1).toList(), question, deadline));
        }
        return counted(question, answers);
    }

    /** In the order of the setting; without it only judges that keep the text on the machine. */
    private List<Member> sitting() {
        if (!members.isEmpty()) {
            return members.stream()
                    .flatMap(id -> seats.find(id).stream())
                    .filter(member -> !localOnly || !isRemote(member))
                    .toList();
        }
        return seats.sitting(List.of()).stream()
                .filter(member -> !isRemote(member))
                .toList();
    }

    private static boolean isRemote(Member member) {
        return member.who().filter(who -> who.reach() == Reach.REMOTE).isPresent();
    }

    private Map<Member, Optional<Verdict>> ask(List<Member> panel, Question question, Deadline deadline)
            throws InterruptedException {
        var calls = new LinkedHashMap<Member, Member.Call>();
        panel.forEach(member -> calls.put(member, member.ask(question, deadline)));
        var answers = new LinkedHashMap<Member, Optional<Verdict>>();
        try {
            for (var entry : calls.entrySet()) {
                var patience = deadline.left(clock).minus(TO_COUNT);
                answers.put(entry.getKey(), Member.await(entry.getValue(), patience));
            }
        } catch (InterruptedException stop) {
            calls.values().forEach(Member::stop);
            throw stop;
        }
        return answers;
    }

    private static boolean isClear(Map<Member, Optional<Verdict>> answers) {
        return answers.values().stream()
                .flatMap(Optional::stream)
                .anyMatch(word -> word.status() == Verdict.Status.SCORED
                        && word.confidence() >= SURE
                        && word.flags().stream().noneMatch(flag -> SERIOUS.contains(flag.code())));
    }

    private Verdict counted(Question question, Map<Member, Optional<Verdict>> answers) {
        var said = answers.values().stream().flatMap(Optional::stream).toList();
        var raw = said.stream()
                .map(word -> word.status().hasScores()
                        ? calibrations.of(word.provenance().judge()).weight()
                        : 0.0)
                .toList();
        var scoring = Aggregate.weights(
                        raw.stream().filter(weight -> weight > 0).toList())
                .iterator();
        var votes = new ArrayList<Vote>();
        for (int i = 0; i < said.size(); i++) {
            votes.add(vote(said.get(i), raw.get(i) > 0 ? scoring.next() : 0));
        }
        var missing = answers.size() - said.size();
        return new Tally(question, said, votes, missing).verdict(origin(question, said));
    }

    private Vote vote(Verdict word, double weight) {
        var line = calibrations.of(word.provenance().judge());
        var scores =
                word.scores().stream().map(score -> calibrated(score, line)).toList();
        var note = word.status().hasScores() ? Optional.<String>empty() : Optional.of(word.summary());
        return new Vote(word.provenance(), word.status(), word.winner(), weight, scores, note);
    }

    private static Score calibrated(Score score, Calibration line) {
        return new Score(score.seat(), score.criterion(), line.apply(score.points()), score.reason(), score.quotes());
    }

    private static Provenance origin(Question question, List<Verdict> said) {
        var names =
                said.stream().map(word -> word.provenance().judge()).sorted().toList();
        var method = "panel of " + String.join(", ", names);
        var short100 = method.length() > 100 ? method.substring(0, 100) : method;
        var costs =
                said.stream().flatMap(word -> word.provenance().cost().stream()).toList();
        var origin = new Provenance(ID, VERSION, short100, question.inputHash());
        return costs.isEmpty() ? origin : origin.withCost(sum(costs));
    }

    private static Provenance.Cost sum(List<Provenance.Cost> costs) {
        return new Provenance.Cost(
                costs.stream().mapToLong(Provenance.Cost::inputTokens).sum(),
                costs.stream().mapToLong(Provenance.Cost::outputTokens).sum(),
                costs.stream().mapToLong(Provenance.Cost::micros).sum());
    }
}
