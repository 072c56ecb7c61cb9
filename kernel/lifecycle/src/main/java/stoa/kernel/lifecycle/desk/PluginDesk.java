package stoa.kernel.lifecycle.desk;

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
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.kernel.lifecycle.desk.Calls.Change;
import stoa.kernel.lifecycle.desk.Calls.Deploy;
import stoa.kernel.lifecycle.desk.Calls.Nothing;
import stoa.kernel.lifecycle.desk.Calls.Outcome;
import stoa.kernel.lifecycle.desk.Calls.Plugins;
import stoa.kernel.lifecycle.desk.Calls.Which;
import stoa.kernel.lifecycle.desk.Calls.Why;
import stoa.kernel.lifecycle.plugin.Deployer;
import stoa.kernel.lifecycle.plugin.Plan;
import stoa.kernel.lifecycle.plugin.PluginChanges;

/** The operations on plugins, for administrators only. */
@Component(service = {})
public final class PluginDesk {
    private static final String ONE = "/admin/plugins/{id}";
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

    private final Deployer deployer;
    private final PluginChanges changes;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public PluginDesk(BundleContext context, @Reference Deployer deployer, @Reference InstantSource clock) {
        this.deployer = deployer;
        this.changes = new PluginChanges(deployer, clock);
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
                        (change, context) -> changes.plan(change.id(), source(change), context.deadline())),
                new Desk<>(
                        OperationSpec.of("plugins.swap", "Another version takes over", Change.class, Outcome.class)
                                .post(ONE + "/swap"),
                        (change, context) -> outcome(changes.swap(change.id(), source(change), context.deadline()))),
                new Desk<>(
                        OperationSpec.of("plugins.deploy", "A jar in the deploy folder", Deploy.class, Outcome.class)
                                .post("/admin/plugins"),
                        (deploy, context) -> outcome(changes.deploy(deploy.file(), context.deadline()))),
                simple("rollback", "The version before comes back"),
                simple("start", "Starts a plugin that was stopped or failed"),
                simple("stop", "Stops a plugin until it is started again"));
    }

    private Desk<Which, Outcome> simple(String verb, String summary) {
        return new Desk<>(
                OperationSpec.of("plugins." + verb, summary, Which.class, Outcome.class)
                        .post(ONE + "/" + verb),
                (which, context) -> outcome(apply(verb, which.id(), context)));
    }

    private PluginChanges.Result apply(String verb, String id, CallContext context) {
        return switch (verb) {
            case "rollback" -> changes.rollback(id, context.deadline());
            case "start" -> changes.start(id, context.deadline());
            default -> changes.stop(id, context.deadline());
        };
    }

    private Plugins list(Nothing nothing, CallContext context) {
        return new Plugins(deployer.list(), deployer.deployFolder().toString());
    }

    private Why why(Which which, CallContext context) {
        var status = changes.status(which.id());
        return new Why(status.id(), status.state(), status.why());
    }

    private static PluginChanges.Source source(Change change) {
        return new PluginChanges.Source(change.file(), change.version());
    }

    private static Outcome outcome(PluginChanges.Result result) {
        return new Outcome(result.done(), result.plugin().why(), result.plugin());
    }
}
