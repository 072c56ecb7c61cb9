package stoa.accounts.testing;

import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;
import stoa.accounts.people.Accounts;
import stoa.accounts.record.Person;
import stoa.accounts.secret.PasswordDesk;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.access.Role;

/** Accounts on a real database, with everything around them in the hands of the test. */
public final class Hall implements AutoCloseable {
    public static final String PASSWORD = "quiet marble stairs";
    public static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    public final PlainContext context;
    public final EntityManagerFactory unit;
    public final Accounts accounts;

    private Hall(DataSource source, PlainContext context) {
        this.context = context;
        this.unit = open(source);
        this.accounts = new Accounts(context, unit, PasswordDesk.cheap());
    }

    /** On an empty database, migrated by the bundle's own scripts. */
    public static Hall on(DataSource source, Map<String, String> settings) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new Hall(source, new PlainContext(settings, 0));
    }

    public static Hall inMemory(Map<String, String> settings) {
        return on(Engines.H2.open(), settings);
    }

    public static Hall inMemory() {
        return inMemory(Map.of());
    }

    /** The same database met by a later start of the bundle, with other settings. */
    public static Hall again(DataSource source, Map<String, String> settings) {
        return new Hall(source, new PlainContext(settings, 1_000_000));
    }

    private static EntityManagerFactory open(DataSource source) {
        return new PersistenceProvider()
                .createEntityManagerFactory(
                        "accounts",
                        Map.of(
                                "jakarta.persistence.nonJtaDataSource", source,
                                "eclipselink.weaving", "false",
                                "eclipselink.logging.level", "WARNING"));
    }

    public Person member(String name) {
        return accounts.people().register(name, PASSWORD, "10.0.0.1");
    }

    public Person admin(String name) {
        var token = announced();
        return accounts.setup().finish(token, name, PASSWORD, "10.0.0.1");
    }

    /** The token of the link that was just printed. */
    public String announced() {
        accounts.start();
        context.tasks.runAll();
        return context.ids.lastSecret();
    }

    /** The cookie of a new session of the person. */
    public String enter(Person person) {
        return accounts.sessions().begin(person, "10.0.0.1").secret();
    }

    public Caller caller(String cookie) {
        return accounts.known()
                .resolve(new Credential.SessionToken(cookie))
                .orElseThrow(() -> new AssertionError("Nobody stands behind the cookie"));
    }

    public boolean isKnown(String cookie) {
        return accounts.known().resolve(new Credential.SessionToken(cookie)).isPresent();
    }

    public void pass(Duration time) {
        context.clock.pass(time);
    }

    /** Somebody with the roles, for calls that only look at the caller. */
    public static Caller somebody(Role... roles) {
        return Caller.of("usr_somebody", "Somebody", Set.of(roles));
    }

    @Override
    public void close() {
        unit.close();
    }
}
