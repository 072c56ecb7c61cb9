package stoa.kernel.gateway.call;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Resource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.task.Deadline;
import stoa.kernel.contract.json.Codecs;
import stoa.kernel.contract.messaging.Correlation;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.gateway.offer.Blame;
import stoa.kernel.gateway.offer.Shelf;
import stoa.kernel.gateway.policy.Policy;
import stoa.kernel.gateway.settings.HttpSettings;

/** All operations that bundles offer now; of several with one name the latest serves. */
@Component(service = Operations.class)
public final class Operations {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Codecs codecs;
    private final Policy policy;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Duration limit;
    private final Blame blame;
    private final Shelf<Served<?, ?>> shelf = new Shelf<>(PATIENCE);
    private final Map<Operation<?, ?>, Served<?, ?>> byService = new ConcurrentHashMap<>();
    private volatile Map<String, List<Served<?, ?>>> routes = Map.of();

    /** An operation that a request means, with the values of the route's names. */
    public record Match(String name, Map<String, String> values) {}

    @Activate
    public Operations(
            @Reference Codecs codecs,
            @Reference Policy policy,
            @Reference MeterRegistry meters,
            @Reference InstantSource clock,
            @Reference Settings settings,
            @Reference Blame blame) {
        this.codecs = codecs;
        this.policy = policy;
        this.meters = meters;
        this.clock = clock;
        this.blame = blame;
        this.limit = HttpSettings.Bounds.from(settings).deadline();
    }

    /** Puts an operation on offer. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addOperation(Operation<?, ?> operation, Map<String, Object> properties) {
        try {
            var served = Served.of(operation, codecs.open());
            byService.put(operation, served);
            shelf.put(served.spec().name(), served, order(properties));
            rebuild();
        } catch (RuntimeException | LinkageError e) {
            LOG.atError()
                    .addKeyValue("operation", operation.getClass().getName())
                    .setCause(e)
                    .log("An operation cannot be served; its description is wrong.");
        }
    }

    /** Withdraws an operation; returns when the calls in hand have ended. */
    public void removeOperation(Operation<?, ?> operation) {
        var served = byService.remove(operation);
        if (served != null) {
            shelf.take(served.spec().name(), served);
            rebuild();
        }
    }

    public boolean knows(String name) {
        return shelf.find(name).isPresent();
    }

    /** What is served now, by route. */
    public List<Served<?, ?>> all() {
        return routes.values().stream().flatMap(List::stream).toList();
    }

    /** The operation behind a method and a path below {@code /api/v1}. */
    public Optional<Match> match(String method, List<String> path) {
        for (var served : routes.getOrDefault(method, List.of())) {
            var values = served.route().match(path);
            if (values.isPresent()) {
                return Optional.of(new Match(served.spec().name(), values.get()));
            }
        }
        return Optional.empty();
    }

    /** The methods with which the path may be asked. */
    public List<String> methods(List<String> path) {
        return routes.keySet().stream()
                .filter(method -> match(method, path).isPresent())
                .sorted()
                .toList();
    }

    /** Checks the policy, then runs the operation; the output as JSON. */
    public byte[] call(String name, Input input, Situation situation) {
        var began = System.nanoTime();
        var result = "failed";
        try {
            var served = shelf.find(name).orElseThrow(() -> gone(name));
            policy.require(situation.caller(), served.spec().action(), resource(served.spec(), input));
            situation.requireFor(served.spec());
            var call = new Call(served.spec(), situation, Deadline.in(limit, clock));
            var json = Deadlines.run(
                            name,
                            limit,
                            () -> Correlation.during(
                                    situation.correlation(), () -> shelf.call(name, latest -> latest.run(input, call))))
                    .orElseThrow(() -> gone(name));
            result = "done";
            return json;
        } catch (PlatformException e) {
            report(name, situation, e);
            result = e.code().kind().name().toLowerCase(java.util.Locale.ROOT);
            throw e;
        } finally {
            var known = knows(name) ? name : "unknown";
            meters.timer("stoa.operation", "name", known, "result", result)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    /** What the operation did not answer but threw, or where it was at its deadline. */
    private void report(String name, Situation situation, PlatformException answer) {
        var fault = Deadlines.fault(answer);
        var served = shelf.find(name);
        if (fault.isPresent() && served.isPresent()) {
            var doing = "operation '" + name + "' for '" + situation.caller().id() + "'";
            blame.failed(served.get().operation(), doing, fault.get());
        }
    }

    private static Resource resource(OperationSpec<?, ?> spec, Input input) {
        return spec.resourceComponent().isEmpty()
                ? Resource.HALL
                : new Resource(
                        spec.resourceKind(),
                        input.text(spec.resourceComponent()).orElse(""));
    }

    private static PlatformException gone(String name) {
        return new PlatformException(Errors.NOT_READY, "'" + name + "' is not served now. Try again in a moment.");
    }

    private synchronized void rebuild() {
        var byShape = new TreeMap<String, Served<?, ?>>();
        for (var served : shelf.serving()) {
            var other = byShape.putIfAbsent(
                    served.spec().method() + " " + served.route().shape(), served);
            if (other != null) {
                LOG.atWarn()
                        .addKeyValue("operation", served.spec().name())
                        .addKeyValue("other", other.spec().name())
                        .log("Two operations have the same route; only one is reachable by it.");
            }
        }
        var table = new HashMap<String, List<Served<?, ?>>>();
        byShape.values().stream()
                .sorted(Comparator.comparing(served -> served.route()))
                .forEach(served -> table.merge(served.spec().method().name(), List.of(served), Operations::joined));
        routes = Map.copyOf(table);
    }

    private static List<Served<?, ?>> joined(List<Served<?, ?>> some, List<Served<?, ?>> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The framework numbers services in the order of their registration. */
    public static long order(Map<String, Object> properties) {
        return properties.get("service.id") instanceof Long id ? id : 0;
    }
}
