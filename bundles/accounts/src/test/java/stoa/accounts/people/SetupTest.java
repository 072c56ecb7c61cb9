package stoa.accounts.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.accounts.testing.Engines;
import stoa.accounts.testing.Hall;
import stoa.api.access.Role;
import stoa.api.error.PlatformException;

@ParameterizedClass
@EnumSource(Engines.class)
class SetupTest {
    private static final String HERE = "127.0.0.1";

    @Parameter
    private Engines engine;

    private DataSource source;
    private Hall hall;

    @BeforeEach
    void open() {
        source = engine.open();
        hall = Hall.on(source, Map.of());
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void theLinkMakesTheFirstAdministratorAndThenNoMore() {
        assertTrue(hall.accounts.setup().isNeeded());
        var token = hall.announced();

        var root = finish(token, "Root");

        assertEquals(Set.of(Role.MEMBER, Role.ADMIN), root.roles());
        assertFalse(hall.accounts.setup().isNeeded());
        assertInvalid(() -> finish(token, "Second"));
    }

    @Test
    void theLinkWorksForADayAndNotLonger() {
        var token = hall.announced();
        hall.pass(Duration.ofHours(24));
        assertInvalid(() -> finish(token, "Root"));

        var newer = hall.announced();
        hall.pass(Duration.ofHours(24).minusMillis(1));

        finish(newer, "Root");
    }

    @Test
    void eachStartPrintsANewLinkAndTheOldOneIsWorthless() {
        var old = hall.announced();

        var newer = hall.announced();

        assertInvalid(() -> finish(old, "Root"));
        finish(newer, "Root");
    }

    @Test
    void aStartWithAnAdministratorPrintsNothing() {
        hall.admin("Root");
        var last = hall.context.ids.lastSecret();

        assertEquals(last, hall.announced());
    }

    @Test
    void aWeakPasswordOrATakenNameDoesNotUseTheLinkUp() {
        hall.member("Ada");
        var token = hall.announced();
        assertThrows(PlatformException.class, () -> hall.accounts.setup().finish(token, "Root", "weak", HERE));
        assertThrows(PlatformException.class, () -> finish(token, "ada"));

        finish(token, "Root");
    }

    @Test
    void ofManyWhoUseTheLinkAtOnceOneBecomesAdministrator() throws Exception {
        var token = hall.announced();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 8)
                    .mapToObj(i -> crowd.submit(() -> finish(token, "Root" + i)))
                    .toList();

            assertEquals(1, tries.stream().filter(SetupTest::succeeded).count());
        }
    }

    @Test
    void guessingIsSlowedDown() {
        hall.announced();
        IntStream.range(0, 11).forEach(i -> assertInvalid(() -> finish("guess" + i, "Root")));

        var refusal = assertThrows(PlatformException.class, () -> finish("guess", "Root"));

        assertEquals("TOO_MANY", refusal.code().name());
    }

    @Test
    void demoPeopleComeWithTheSettingAndStayOutsideWithoutIt() {
        var demo = Hall.again(source, Map.of("demo", "true"));
        demo.accounts.start();
        assertFalse(demo.accounts.setup().isNeeded());
        var cookie = demo.enter(demo.accounts.people().verify("ada", Demo.password("ada"), HERE));
        assertTrue(demo.isKnown(cookie));

        assertTrue(hall.accounts.setup().isNeeded());
        assertFalse(hall.isKnown(cookie));
        assertThrows(PlatformException.class, () -> hall.accounts.people().verify("ada", Demo.password("ada"), HERE));
        demo.close();
    }

    @Test
    void demoPeopleSignInOnlyFromTheMachineItself() {
        var demo = Hall.again(source, Map.of("demo", "true"));
        demo.accounts.start();
        demo.context.tasks.runAll();

        var refusal = assertThrows(
                PlatformException.class,
                () -> demo.accounts.people().verify("admin", Demo.password("admin"), "10.0.0.1"));

        assertEquals("ACCOUNT_CLOSED", refusal.code().name());
        demo.close();
    }

    @Test
    void demoPeopleAreMadeOnceAndARealPersonKeepsHisName() {
        hall.member("Ada");
        var demo = Hall.again(source, Map.of("demo", "true"));
        demo.accounts.start();
        demo.accounts.start();

        demo.context.tasks.runAll();

        var names = demo.accounts.administration().list("", "", 200).people().stream()
                .map(person -> person.name() + (person.isDemo() ? "*" : ""))
                .toList();
        assertEquals(java.util.List.of("Ada", "admin*", "alan*", "grace*", "teacher*"), names);
        demo.close();
    }

    private stoa.accounts.record.Person finish(String token, String name) {
        return hall.accounts.setup().finish(token, name, Hall.PASSWORD, HERE);
    }

    private static boolean succeeded(Future<?> attempt) {
        try {
            attempt.get();
            return true;
        } catch (ExecutionException refused) {
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void assertInvalid(Executable attempt) {
        var refusal = assertThrows(PlatformException.class, attempt);
        assertEquals("SETUP_LINK_INVALID", refusal.code().name(), refusal.getMessage());
    }
}
