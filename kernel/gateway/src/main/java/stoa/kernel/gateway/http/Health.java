package stoa.kernel.gateway.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.MetricsText;
import stoa.kernel.contract.platform.Readiness;
import stoa.kernel.gateway.call.Callers;
import stoa.kernel.gateway.json.JsonText;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.policy.Policy;

/** {@code /health/live} and {@code /health/ready}: the answer says which condition is not met and why. */
@Component(service = Health.class)
public final class Health {
    private final Collection<Readiness> conditions = new CopyOnWriteArrayList<>();
    private volatile @Nullable MetricsText metrics;
    private volatile boolean draining;
    private volatile boolean opened;

    /** One more condition. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addReadiness(Readiness condition) {
        conditions.add(condition);
    }

    /** The condition is not asked any more. */
    public void removeReadiness(Readiness condition) {
        conditions.remove(condition);
    }

    /** Where the metrics come from. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setMetrics(MetricsText service) {
        metrics = service;
    }

    /** No metrics from there any more. */
    public void unsetMetrics(MetricsText service) {
        if (metrics == service) {
            metrics = null;
        }
    }

    void drain() {
        draining = true;
    }

    /**
     * Throws {@code NOT_READY} until every condition was met once: a person who came earlier would be told that debates, or
     * her own session, do not exist. Later on only what is missing is missing.
     */
    void requireOpened(Callers callers) {
        if (opened) {
            return;
        }
        if (!complaints().isEmpty()) {
            throw new PlatformException(Errors.NOT_READY, "The platform is starting. Try again in a moment.");
        }
        // Before somebody knows the people, not all conditions may have been named yet.
        opened = callers.isAttended();
    }

    Route route(Policy policy) {
        return ask -> switch (ask.path()) {
            case "/health/live", "/health/ready" -> read(ask, policy, ask.path().endsWith("ready"));
            default -> Optional.empty();
        };
    }

    /** The metrics for this machine itself and, with a token or cookie, for administrators. */
    Route metricsRoute(Policy policy, java.util.function.Function<Ask, Caller> callers) {
        return ask -> {
            if (!ask.path().equals("/metrics") || !ask.isRead()) {
                return Optional.empty();
            }
            var resource = ask.isFromHere() ? HallRules.METRICS_HERE : new Resource("metrics", "elsewhere");
            policy.require(callers.apply(ask), HallRules.METRICS, resource);
            var source = metrics;
            return Optional.of(
                    source == null
                            ? Answer.text(
                                    503, "The metrics are not there: bundle 'stoa.kernel.observability' is not active.")
                            : Answer.text(200, source.scrape()));
        };
    }

    private Optional<Answer> read(Ask ask, Policy policy, boolean ready) {
        if (!ask.isRead()) {
            return Optional.empty();
        }
        policy.require(Caller.anonymous(), HallRules.HEALTH, Resource.HALL);
        var complaints = ready ? complaints() : Map.<String, String>of();
        var body = JsonText.object(text -> text.member("status", complaints.isEmpty() ? "up" : "down")
                .array(
                        "complaints",
                        List.copyOf(complaints.entrySet()),
                        (list, each) -> list.item(
                                one -> one.member("name", each.getKey()).member("complaint", each.getValue())))
                .array(
                        "missing",
                        ready ? remarks() : List.of(),
                        (list, each) -> list.item(
                                one -> one.member("name", each.getKey()).member("remark", each.getValue()))));
        return Optional.of(Answer.json(body).withStatus(complaints.isEmpty() ? 200 : 503));
    }

    private List<Map.Entry<String, String>> remarks() {
        return conditions.stream()
                .map(condition -> Map.entry(condition.name(), ask(condition::remark)))
                .filter(each -> !each.getValue().isEmpty())
                .toList();
    }

    private Map<String, String> complaints() {
        var found = new TreeMap<String, String>();
        if (draining) {
            found.put("gateway", "The platform is stopping.");
        }
        for (var condition : conditions) {
            var complaint = ask(condition::complaint);
            if (!complaint.isEmpty()) {
                found.put(condition.name(), complaint);
            }
        }
        return found;
    }

    private static String ask(Supplier<String> question) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError e) {
            return "The condition could not be asked: " + e.getMessage();
        }
    }
}
