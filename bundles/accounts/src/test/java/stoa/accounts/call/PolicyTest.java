package stoa.accounts.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.accounts.people.Accounts;
import stoa.accounts.testing.Hall;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Ruling;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** Each operation against each kind of caller; the operations are those that the bundle would register. */
class PolicyTest {
    private static final String EVERYBODY = "anonymous guest member other teacher admin device memberToken adminToken";
    private static final String PEOPLE = "guest member other teacher admin";
    private static final String MEMBERS = "member other teacher admin";
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("session.show", EVERYBODY),
            Map.entry("session.begin", EVERYBODY),
            Map.entry("session.end", EVERYBODY),
            Map.entry("session.guest", EVERYBODY),
            Map.entry("account.register", "anonymous guest member other teacher admin device"),
            Map.entry("setup.status", EVERYBODY),
            Map.entry("setup.finish", EVERYBODY),
            Map.entry("account.me", PEOPLE),
            Map.entry("account.password", MEMBERS),
            Map.entry("account.sessions", PEOPLE),
            Map.entry("account.sessions.revoke", PEOPLE),
            Map.entry("tokens.list", MEMBERS),
            Map.entry("tokens.create", MEMBERS),
            Map.entry("tokens.revoke", MEMBERS),
            Map.entry("tokens.createDevice", "teacher admin"),
            Map.entry("people.list", "admin adminToken"),
            Map.entry("people.roles", "admin adminToken"),
            Map.entry("people.deactivate", "admin adminToken"),
            Map.entry("people.activate", "admin adminToken"));

    private final AccountsGuard guard = new AccountsGuard();

    @ParameterizedTest
    @MethodSource("operations")
    void isAllowedToExactlyThese(String operation) {
        var expected = new TreeSet<>(Set.of(ALLOWED.get(operation).split(" ")));

        var allowed = callers().entrySet().stream()
                .filter(caller -> isAllowed(caller.getValue(), operation))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(expected, allowed);
    }

    @Test
    void theGuardAnswersForTheOperationsOfTheBundleAndNothingElse() {
        var guarded = guard.actions().stream().map(Action::text).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(operations().collect(Collectors.toCollection(TreeSet::new)), guarded);
        assertEquals(new TreeSet<>(ALLOWED.keySet()), guarded);
    }

    @Test
    void noTwoOperationsHaveTheSameRoute() {
        var routes = specs().map(spec -> spec.method() + " " + spec.route()).toList();

        assertEquals(routes.size(), Set.copyOf(routes).size(), routes.toString());
    }

    static Stream<String> operations() {
        return specs().map(OperationSpec::name);
    }

    /** The same for any object of the resource: these rules look only at the caller, whose own rows the calls reach. */
    private boolean isAllowed(Caller caller, String operation) {
        return guard.rule(caller, new Action(operation), new Resource("person", "usr_other")) instanceof Ruling.Allowed;
    }

    private static Map<String, Caller> callers() {
        var callers = new TreeMap<String, Caller>();
        callers.put("anonymous", Caller.anonymous());
        callers.put("guest", Hall.somebody(Role.GUEST));
        callers.put("member", Hall.somebody(Role.MEMBER));
        callers.put("other", Caller.of("usr_other", "Other", Set.of(Role.MEMBER)));
        callers.put("teacher", Hall.somebody(Role.MEMBER, Role.TEACHER));
        callers.put("admin", Hall.somebody(Role.MEMBER, Role.ADMIN));
        callers.put("device", Hall.somebody(Role.DEVICE));
        callers.put("memberToken", Hall.somebody(Role.MEMBER).withScopes(Set.of("account.", "tokens.", "people.")));
        callers.put("adminToken", Hall.somebody(Role.ADMIN).withScopes(Set.of("account.", "tokens.", "people.")));
        return callers;
    }

    private static Stream<? extends OperationSpec<?, ?>> specs() {
        try (var hall = Hall.inMemory()) {
            return components().map(type -> made(type, hall.accounts).spec()).toList().stream();
        }
    }

    /** As the bundle's own component descriptions say, so that a forgotten annotation shows. */
    private static Stream<Class<?>> components() {
        try (var files = Files.list(Path.of("target/classes/OSGI-INF"))) {
            return files
                    .map(file -> file.getFileName().toString().replaceFirst("\\.xml$", ""))
                    .map(PolicyTest::type)
                    .filter(Operation.class::isAssignableFrom)
                    .toList()
                    .stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Operation<?, ?> made(Class<?> type, Accounts accounts) {
        try {
            Constructor<?> constructor = type.getConstructor(Accounts.class);
            return (Operation<?, ?>) constructor.newInstance(accounts);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
