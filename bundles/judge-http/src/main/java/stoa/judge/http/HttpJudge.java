package stoa.judge.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.JudgeDescriptor.CostClass;
import stoa.api.debate.JudgeDescriptor.Kind;
import stoa.api.debate.JudgeDescriptor.Reach;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;

/**
 * Asks a program over HTTP. It needs the setting {@code stoa.judge-http.url} and cannot judge without; {@code name} (else {@code http}) is its id,
 * {@code version} its version, {@code hosts} lists hosts beside this machine to which text may go. Redirects are not followed.
 */
@Component(service = Judge.class)
public final class HttpJudge implements Judge {
    private static final ErrorCode FAILED = ErrorCode.of("JUDGE_PROGRAM_FAILED", ErrorKind.EXTERNAL);
    private static final String NEED = "No judge program is set up. Set 'stoa.judge-http.url' to where it listens.";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int GOOD = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Optional<Target> target;
    private final JudgeDescriptor self;
    private final InstantSource clock;

    @Activate
    public HttpJudge(@Reference PluginContext context) {
        this(
                context.setting("url").filter(url -> !url.isBlank()).map(url -> Target.of(url, hosts(context))),
                context.setting("name").orElse("http"),
                context.setting("version").orElse("1"),
                context.clock());
    }

    HttpJudge(Optional<Target> target, String name, String version, InstantSource clock) {
        this.target = target;
        this.clock = clock;
        this.self = new JudgeDescriptor(name, version, "Program " + name, List.of(), false)
                .of(Kind.EXTERNAL, Criterion.CORE, Duration.ofMillis(500))
                .costing(CostClass.FREE, target.map(Target::isLocal).orElse(true) ? Reach.LOCAL : Reach.REMOTE);
    }

    private static List<String> hosts(PluginContext context) {
        return context.setting("hosts").stream()
                .flatMap(hosts -> Stream.of(hosts.split(",")))
                .map(String::strip)
                .toList();
    }

    @Deactivate
    void close() {
        client.shutdownNow();
    }

    @Override
    public JudgeDescriptor describe() {
        return self;
    }

    @Override
    public Optional<String> need() {
        return target.isPresent() ? Optional.empty() : Optional.of(NEED);
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        if (target.isEmpty()) {
            var origin = new Provenance(self.id(), self.version(), "program over HTTP", question.inputHash());
            return Verdict.without(Verdict.Status.UNJUDGED, NEED, origin);
        }
        return ask(target.get(), question, deadline);
    }

    private Verdict ask(Target program, Question question, Deadline deadline) throws InterruptedException {
        var left = deadline.left(clock);
        if (left.isZero()) {
            throw failed("its time was over before it was asked");
        }
        var request = HttpRequest.newBuilder(program.address())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.write(question, left)))
                .build();
        try {
            return verdict(answer(request, left), question);
        } catch (IllegalArgumentException misfit) {
            throw failed("its answer does not fit the schema");
        }
    }

    /** The client's own limit ends with the headers; this one holds for the last byte too. */
    private HttpResponse<byte[]> answer(HttpRequest request, Duration limit) throws InterruptedException {
        var coming = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return coming.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw failed("it did not answer in time");
        } catch (ExecutionException broken) {
            throw failed("it cannot be reached, hung up or sent too much");
        } finally {
            coming.cancel(true);
        }
    }

    private Verdict verdict(HttpResponse<byte[]> answer, Question question) {
        if (answer.statusCode() != GOOD) {
            throw failed("it answered with status " + answer.statusCode());
        }
        if (answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isEmpty()) {
            throw failed("its answer is not 'application/json'");
        }
        return Wire.read(answer.body(), question, self);
    }

    /** What the program sent is not repeated here: it may hold anything. */
    private PlatformException failed(String why) {
        return new PlatformException(
                FAILED, "The judge program '" + self.id() + "' gave no verdict: " + why + ". Look at its own log.");
    }
}
