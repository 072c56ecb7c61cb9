package stoa.accounts.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.accounts.limit.Limits;
import stoa.accounts.limit.Origin;
import stoa.accounts.name.PersonName;
import stoa.accounts.record.Person;
import stoa.accounts.record.Rows;
import stoa.accounts.record.SetupLink;
import stoa.accounts.secret.PasswordDesk;
import stoa.accounts.secret.SecretHash;
import stoa.api.access.Role;
import stoa.api.plugin.PluginContext;

/** The first administrator: a link on the console that works once, made anew at each start until it is used. */
public final class Setup {
    static final Duration LASTS = Duration.ofHours(24);
    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LOOKS = 60;

    private final Rows rows;
    private final PluginContext context;
    private final Policy policy;
    private final PasswordDesk desk;
    private final Limits limits;
    private final People people;
    private volatile boolean done;

    Setup(Rows rows, PluginContext context, Policy policy, PasswordDesk desk, Limits limits, People people) {
        this.rows = rows;
        this.context = context;
        this.policy = policy;
        this.desk = desk;
        this.limits = limits;
        this.people = people;
    }

    /** Whether there is no administrator yet. Once there is one, there always is. */
    public boolean isNeeded() {
        if (!done) {
            done = rows.read(this::hasAdmin);
        }
        return !done;
    }

    /** Makes the first administrator, if the token is that of the newest link. */
    public Person finish(String token, String name, String password, String address) {
        limits.setups().enter(Origin.of(address));
        var hash = SecretHash.of(token);
        rows.read(manager -> requireValid(manager, hash, LockModeType.NONE));
        var parsed = PersonName.parse(name);
        people.requireFree(parsed);
        var admin = people.person(parsed, Set.of(Role.MEMBER, Role.ADMIN))
                .withPassword(desk.accept(password, parsed.text()));
        return people.add(
                admin, manager -> manager.remove(requireValid(manager, hash, LockModeType.PESSIMISTIC_WRITE)));
    }

    /** Prints the link, if it is needed, as soon as the platform knows its address. */
    void announce() {
        if (!isNeeded()) {
            return;
        }
        var secret = context.ids().secret();
        var link =
                new SetupLink(SecretHash.of(secret), context.clock().instant().plus(LASTS));
        rows.change(manager -> {
            manager.createQuery("delete from SetupLink").executeUpdate();
            manager.persist(link);
            return link;
        });
        print(secret, LOOKS);
    }

    private void print(String secret, int looks) {
        var address = context.publicAddress();
        if (address.isEmpty() && looks > 0) {
            context.tasks().after(LOOK_EVERY, "setup link", () -> print(secret, looks - 1));
            return;
        }
        LOG.atInfo()
                .addKeyValue("url", address.orElse(URI.create("/")).resolve("/welcome#" + secret))
                .addKeyValue("hours", LASTS.toHours())
                .log("There is no administrator yet; open this link to become the first");
    }

    private SetupLink requireValid(EntityManager manager, String hash, LockModeType lock) {
        var link = manager.find(SetupLink.class, hash, lock);
        if (link == null || !context.clock().instant().isBefore(link.expiresAt()) || hasAdmin(manager)) {
            throw AccountErrors.setupLinkInvalid();
        }
        return link;
    }

    private boolean hasAdmin(EntityManager manager) {
        return Admins.all(manager, LockModeType.NONE).stream().anyMatch(policy::mayEnter);
    }
}
