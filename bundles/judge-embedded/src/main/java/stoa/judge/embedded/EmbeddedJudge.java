package stoa.judge.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;
import stoa.api.text.TextEncoder;
import stoa.judge.embedded.score.Reader;
import stoa.judge.embedded.score.Speech;

/** The embedded model as a judge. Stateless: what makes it quick the second time is the encoder's cache. */
@Component(service = Judge.class)
public final class EmbeddedJudge implements Judge {
    static final String ID = "embedded";
    static final String VERSION = "1";

    private static final String METHOD = "middle layer, 86 features, length-fair linear head of 2026-11";

    private final TextEncoder encoder;
    private final Reader reader;

    @Activate
    public EmbeddedJudge(@Reference TextEncoder encoder) {
        this.encoder = encoder;
        this.reader = new Reader(encoder);
    }

    @Override
    public JudgeDescriptor describe() {
        return new JudgeDescriptor(ID, VERSION, "Embedded model", List.of("en"), true)
                .of(JudgeDescriptor.Kind.EMBEDDED, Criterion.CORE, Duration.ofMillis(20));
    }

    /** Takes milliseconds; waits only for the encoder, and interruptibly. */
    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        var provenance = new Provenance(ID, VERSION, METHOD, question.inputHash())
                .withModel("all-MiniLM-L6-v2 int8 " + encoder.fingerprint().substring(0, 16));
        var ballot = new Ballot(question, provenance);
        if (question.turn().isEmpty()) {
            return ballot.onDebate(all(question));
        }
        var asked = question.asked()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no turn " + question.turn().get() + " among "
                                + question.turns().size() + "; ask for one that was spoken"));
        return ballot.onTurn(read(question, asked));
    }

    @Override
    public Optional<Verdict> draft(Question question, Deadline deadline) throws InterruptedException {
        return Optional.of(judge(question, deadline));
    }

    private List<Speech> all(Question question) throws InterruptedException {
        var speeches = new ArrayList<Speech>();
        for (var turn : question.turns()) {
            speeches.add(read(question, turn));
        }
        return speeches;
    }

    /** Later turns are not looked at: nobody can change what another has earned. */
    private Speech read(Question question, Turn turn) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted while judging");
        }
        var before = question.turns().stream()
                .filter(it -> it.number() < turn.number() && it.seat() != turn.seat())
                .reduce((_, last) -> last);
        return reader.read(turn, question.motion(), before);
    }
}
