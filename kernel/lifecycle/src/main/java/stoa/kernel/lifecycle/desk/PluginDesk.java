package stoa.kernel.lifecycle.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.error.Errors;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.kernel.contract.platform.PluginStatus;
import stoa.kernel.lifecycle.desk.Calls.Change;
import stoa.kernel.lifecycle.desk.Calls.Deploy;
import stoa.kernel.lifecycle.desk.Calls.Nothing;
import stoa.kernel.lifecycle.desk.Calls.Outcome;
import stoa.kernel.lifecycle.desk.Calls.Plugins;
import stoa.kernel.lifecycle.desk.Calls.Which;
import stoa.kernel.lifecycle.desk.Calls.Why;
import stoa.kernel.lifecycle.plugin.Plan;
import stoa.kernel.lifecycle.plugin.PluginChanges;

/** The operations on plugins, for administrators only. */
@Component(service = {})
public final class PluginDesk {
    private static final String ONE = "/admin/plugins/{id}";
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Rules RULES = Rules.of()
            .allow("plugins.list", Role.ADMIN)
            .allow("plugins.why", Role.ADMIN)
            .allow("plugins.plan", Role.ADMIN)
            .allow("plugins.swap", Role.ADMIN)
            .allow("plugins.rollback", Role.ADMIN)
            .allow("plugins.start", Role.ADMIN)
            .allow("plugins.stop", Role.ADMIN)
            .allow("plugins.deploy", Role.ADMIN)
            .build();

    private final PluginChanges changes;
    private final InstantSource clock;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public PluginDesk(BundleContext context, @Reference PluginChanges changes, @Reference InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
        this.registrations = Registrations.of(context, RULES, operations());
    }

    @Deactivate
    public void withdraw() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    private List<Operation<?, ?>> operations() {
        return List.of(
                new Desk<>(
                        OperationSpec.of("plugins.list", "All plugins with their state", Nothing.class, Plugins.class)
                                .get("/admin/plugins"),
                        this::list),
                new Desk<>(
                        OperationSpec.of("plugins.why", "Why a plugin is not at work", Which.class, Why.class)
                                .get(ONE + "/why"),
                        this::why),
                new Desk<>(
                        OperationSpec.of("plugins.plan", "What a change would do", Change.class, Plan.class)
                                .post(ONE + "/plan"),
                        this::plan),
                new Desk<>(
                        OperationSpec.of("plugins.swap", "Another version takes over", Change.class, Outcome.class)
                                .post(ONE + "/swap"),
                        this::swap),
                new Desk<>(
                        OperationSpec.of("plugins.deploy", "A jar in the deploy folder", Deploy.class, Outcome.class)
                                .post("/admin/plugins"),
                        this::deploy),
                simple("rollback", "The version before comes back"),
                simple("start", "Starts a plugin that was stopped or failed"),
                simple("stop", "Stops a plugin until it is started again"));
    }

    private Desk<Which, Outcome> simple(String verb, String summary) {
        return new Desk<>(
                OperationSpec.of("plugins." + verb, summary, Which.class, Outcome.class)
                        .post(ONE + "/" + verb),
                (which, context) -> outcome(apply(verb, which.id(), patience(context))));
    }

    private PluginStatus apply(String verb, String id, Duration patience) {
        return switch (verb) {
            case "rollback" -> changes.rollback(id, patience);
            case "start" -> changes.start(id, patience);
            default -> changes.stop(id, patience);
        };
    }

    private Plugins list(Nothing nothing, CallContext context) {
        return new Plugins(changes.list(), changes.deployFolder().toString());
    }

    private Why why(Which which, CallContext context) {
        var status = changes.status(which.id());
        return new Why(status.id(), status.state(), status.why());
    }

    private Plan plan(Change change, CallContext context) {
        return change.file().isPresent()
                ? changes.plan(jarOf(change), patience(context))
                : changes.plan(change.id(), versionOf(change), patience(context));
    }

    private Outcome swap(Change change, CallContext context) {
        return outcome(
                change.file().isPresent()
                        ? changes.deploy(jarOf(change), patience(context))
                        : changes.swap(change.id(), versionOf(change), patience(context)));
    }

    private Outcome deploy(Deploy deploy, CallContext context) {
        return outcome(changes.deploy(changes.inDeployFolder(deploy.file()), patience(context)));
    }

    /** The jar of the change, which must hold the plugin that is named. */
    private Path jarOf(Change change) {
        var jar = changes.inDeployFolder(change.file().orElseThrow());
        var held = changes.pluginIn(jar);
        if (!held.equals(change.id())) {
            throw Errors.badInput("Jar '" + jar.getFileName() + "' holds plugin '" + held + "', not '" + change.id()
                    + "'. Name a jar of the same plugin.");
        }
        return jar;
    }

    private static String versionOf(Change change) {
        return change.version()
                .orElseThrow(() -> Errors.badInput("A change needs a file in the deploy folder, or a kept version."));
    }

    /** A moment less than the call has, so that the answer still arrives. */
    private Duration patience(CallContext context) {
        var left = context.deadline().left(clock).minus(MARGIN);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Outcome outcome(PluginStatus status) {
        return new Outcome(status.isActive(), status.why(), status);
    }
}
