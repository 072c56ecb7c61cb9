package stoa.kernel.gateway.policy;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Ruling;

/** Answers for the gateway's own routes and the platform's channels. */
@Component
public final class HallRules implements Guard {
    /** The page, its files. */
    public static final Action ENTER = new Action("hall.enter");
    /** The list of panels. */
    public static final Action PANELS = new Action("panels.list");
    /** The generated documents. */
    public static final Action DESCRIBE = new Action("api.describe");
    /** Alive and ready. */
    public static final Action HEALTH = new Action("health.read");
    /** The platform's time, for clients to measure the way to it. */
    public static final Action TIME = new Action("hall.time");
    /** All metrics. */
    public static final Action METRICS = new Action("metrics.read");
    /** The platform's channels. */
    public static final Action WATCH = new Action("platform.watch");
    /** The resource of a request for metrics from this machine itself. */
    public static final Resource METRICS_HERE = new Resource("metrics", "here");

    private static final Set<Action> OPEN = Set.of(ENTER, PANELS, DESCRIBE, HEALTH, TIME);

    @Override
    public Set<Action> actions() {
        return Set.of(ENTER, PANELS, DESCRIBE, HEALTH, TIME, METRICS, WATCH);
    }

    @Override
    public Ruling rule(Caller caller, Action action, Resource resource) {
        if (OPEN.contains(action)) {
            return Ruling.ALLOWED;
        }
        var open = action.equals(METRICS)
                ? resource.equals(METRICS_HERE)
                : resource.id().equals("panels");
        return Ruling.allowIf(open || caller.has(Role.ADMIN), "'" + action + "' needs the role admin.");
    }
}
