package stoa.accounts.people;

import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.accounts.limit.Limits;
import stoa.accounts.record.Rows;
import stoa.accounts.secret.PasswordDesk;
import stoa.api.plugin.PluginContext;

/** Everything that accounts can do, wired for one plugin context and one persistence unit. */
@Component(service = Accounts.class, immediate = true)
public final class Accounts {
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final PluginContext context;
    private final Policy policy;
    private final Known known;
    private final Sessions sessions;
    private final People people;
    private final Setup setup;
    private final Tokens tokens;
    private final Administration administration;
    private final Demo demo;

    @Activate
    public Accounts(
            @Reference PluginContext context,
            @Reference(target = "(osgi.unit.name=accounts)") EntityManagerFactory unit) {
        this(context, unit, PasswordDesk.open());
    }

    /** With a desk of choice, for tests that are not about passwords. */
    public Accounts(PluginContext context, EntityManagerFactory unit, PasswordDesk desk) {
        var rows = new Rows(unit, context.stores());
        this.context = context;
        this.policy = Policy.of(context);
        var limits = policy.limits() ? Limits.open(context.clock()) : Limits.off(context.clock());
        this.known = new Known(rows, context, policy);
        var doors = new Doors(known, context);
        this.sessions = new Sessions(rows, context, doors);
        this.people = new People(rows, context, policy, desk, limits, doors);
        this.setup = new Setup(rows, context, policy, desk, limits, people);
        this.tokens = new Tokens(rows, context, doors);
        this.administration = new Administration(rows, policy, doors);
        this.demo = new Demo(people, desk);
    }

    /**
     * Does what nobody asks for: demo accounts and the setup link at once, so that the platform is not ready without them, and
     * from time to time the sweeping of what has expired.
     */
    @Activate
    public void start() {
        invite();
        context.tasks().every(SWEEP_EVERY, "sweep of accounts", this::sweep);
    }

    public Policy policy() {
        return policy;
    }

    public Known known() {
        return known;
    }

    public Sessions sessions() {
        return sessions;
    }

    public People people() {
        return people;
    }

    public Setup setup() {
        return setup;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Administration administration() {
        return administration;
    }

    private void invite() {
        if (policy.demo()) {
            demo.cast();
        }
        setup.announce();
    }

    private void sweep() {
        sessions.sweep();
        tokens.sweep();
        people.sweep();
    }
}
