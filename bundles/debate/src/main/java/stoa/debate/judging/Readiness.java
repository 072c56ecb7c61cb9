package stoa.debate.judging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.PlatformException;

/** Which judges can judge now, as they say themselves. Judging does not ask it: a judge that cannot hands on the question. */
@Component(service = Readiness.class)
public final class Readiness {
    private static final Duration TO_SAY = Duration.ofSeconds(2);
    private static final ErrorCode UNREADY = ErrorCode.of("JUDGE_NOT_READY", ErrorKind.CONFLICT);

    private final JudgeDesk desk;
    private final Duration patience;

    @Activate
    public Readiness(@Reference JudgeDesk desk) {
        this(desk, TO_SAY);
    }

    Readiness(JudgeDesk desk, Duration patience) {
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * A judge and what it lacks.
     *
     * @param need one sentence for an administrator; empty when it can judge
     */
    record Standing(JudgeOrder.Known known, JudgeDescriptor judge, Optional<String> need) {
        boolean isReady() {
            return need.isEmpty();
        }
    }

    private record Asked(JudgeOrder.Known known, JudgeDescriptor judge, CompletableFuture<Optional<String>> need) {}

    /** All that may be asked, best first. All are asked at once, so that those that hang cost one wait together. */
    List<Standing> standings() throws InterruptedException {
        return standings(desk.judges());
    }

    /**
     * That none of these judges is there and yet cannot judge. One that is not there at all is no concern of this: another will
     * speak for it.
     *
     * @throws PlatformException {@code JUDGE_NOT_READY}, without the need, which is for administrators
     */
    public void require(Collection<String> ids) {
        try {
            var chosen = desk.judges().stream()
                    .filter(known ->
                            known.who().filter(who -> ids.contains(who.id())).isPresent())
                    .toList();
            for (var standing : standings(chosen)) {
                if (!standing.isReady()) {
                    throw unready(standing.judge());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static PlatformException unready(JudgeDescriptor judge) {
        return new PlatformException(
                UNREADY,
                "Judge '" + judge.id()
                        + "' cannot judge yet: it is not set up. Choose another one of GET /judges/choices; teachers"
                        + " and administrators see at GET /judges what it needs.");
    }

    private List<Standing> standings(List<JudgeOrder.Known> judges) throws InterruptedException {
        var asked = judges.stream()
                .flatMap(known -> known.who().stream()
                        .map(who -> new Asked(known, who, known.line().need())))
                .toList();
        var until = System.nanoTime() + patience.toNanos();
        var standings = new ArrayList<Standing>();
        for (var each : asked) {
            standings.add(new Standing(each.known(), each.judge(), answer(each.need(), until - System.nanoTime())));
        }
        return standings;
    }

    private static Optional<String> answer(CompletableFuture<Optional<String>> need, long nanos)
            throws InterruptedException {
        try {
            return need.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            return Optional.of(NeedCall.SILENT);
        }
    }
}
