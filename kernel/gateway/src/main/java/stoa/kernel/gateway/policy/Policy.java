package stoa.kernel.gateway.policy;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Access;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Ruling;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.offer.Blame;

/**
 * Asks every guard that answers for an action; all must allow, and where there is none the answer is no.
 *
 * <p>API tokens are limited by their scopes before any guard is asked. Denials are counted and logged with their count.
 */
@Component(service = {Access.class, Policy.class})
public final class Policy implements Access {
    private static final Logger LOG = LoggerFactory.getLogger("stoa.audit.access");

    private final MeterRegistry meters;
    private final Blame blame;
    private final Repeats repeats = new Repeats();
    private final Map<Action, List<Guard>> guards = new ConcurrentHashMap<>();

    @Activate
    public Policy(@Reference MeterRegistry meters, @Reference Blame blame) {
        this.meters = meters;
        this.blame = blame;
    }

    /** Adds a guard. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addGuard(Guard guard) {
        for (var action : guard.actions()) {
            guards.computeIfAbsent(action, key -> new CopyOnWriteArrayList<>()).add(guard);
        }
    }

    /** Takes a guard away; what it alone answered for is denied from now on. */
    public void removeGuard(Guard guard) {
        guards.values().forEach(list -> list.removeIf(other -> other == guard));
        guards.values().removeIf(List::isEmpty);
    }

    /** Whether anybody answers for the action now; if not, its plugin is not active. */
    public boolean isGuarded(Action action) {
        return guards.containsKey(action);
    }

    @Override
    public Ruling check(Caller caller, Action action, Resource resource) {
        var ruling = rule(caller, action, resource);
        var answer = ruling instanceof Ruling.Allowed ? "allowed" : "denied";
        meters.counter(
                        "stoa.access.checks",
                        "area",
                        guards.containsKey(action) ? action.area() : "unknown",
                        "answer",
                        answer)
                .increment();
        if (ruling instanceof Ruling.Denied denied) {
            report(caller, action, resource, denied.reason());
        }
        return ruling;
    }

    /** The ruling without counting or logging it, for showing only what is allowed. */
    public Ruling peek(Caller caller, Action action, Resource resource) {
        return rule(caller, action, resource);
    }

    @Override
    public void require(Caller caller, Action action, Resource resource) {
        if (check(caller, action, resource) instanceof Ruling.Denied denied) {
            throw caller.isKnown()
                    ? Errors.denied(denied.reason())
                    : new PlatformException(Errors.SIGN_IN_NEEDED, denied.reason() + " Sign in first.");
        }
    }

    private Ruling rule(Caller caller, Action action, Resource resource) {
        if (!inScope(caller, action)) {
            return Ruling.denied("The token is not meant for '" + action + "'; make one with that scope.");
        }
        var answering = guards.getOrDefault(action, List.of());
        if (answering.isEmpty()) {
            return Ruling.denied("Nobody answers for '" + action + "', so it is not allowed.");
        }
        for (var guard : answering) {
            if (ask(guard, caller, action, resource) instanceof Ruling.Denied denied) {
                return denied;
            }
        }
        return Ruling.ALLOWED;
    }

    private static boolean inScope(Caller caller, Action action) {
        return caller.scopes().isEmpty() || caller.scopes().stream().anyMatch(scope -> covers(scope, action.text()));
    }

    /** A scope ends at a dot or covers the whole action: {@code debate} does not cover {@code debates.read}. */
    private static boolean covers(String scope, String action) {
        return action.equals(scope) || action.startsWith(scope.endsWith(".") ? scope : scope + ".");
    }

    private Ruling ask(Guard guard, Caller caller, Action action, Resource resource) {
        try {
            return Objects.requireNonNull(guard.rule(caller, action, resource), "ruling");
        } catch (RuntimeException | LinkageError e) {
            blame.failed(guard, "ruling on '" + action + "' for '" + caller.id() + "'", e);
            LOG.atWarn().addKeyValue("action", action).setCause(e).log("A guard failed; the action is denied.");
            return Ruling.denied("The check of '" + action + "' failed, so it is not allowed.");
        }
    }

    private void report(Caller caller, Action action, Resource resource, String reason) {
        var count = repeats.worthSaying(caller + " " + action);
        if (count > 0) {
            LOG.atInfo()
                    .addKeyValue("caller", caller)
                    .addKeyValue("action", action)
                    .addKeyValue("resource", resource.kind() + ":" + resource.id())
                    .addKeyValue("reason", reason)
                    .addKeyValue("count", count)
                    .log("An action was denied.");
        }
    }
}
