package stoa.accounts.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.accounts.secret.PasswordDesk;
import stoa.accounts.testing.Engines;
import stoa.accounts.testing.Hall;
import stoa.api.access.Role;
import stoa.api.error.ErrorKind;
import stoa.api.error.PlatformException;

@ParameterizedClass
@EnumSource(Engines.class)
class PeopleTest {
    private static final String HERE = "10.0.0.1";

    @Parameter
    private Engines engine;

    private Hall hall;
    private People people;

    @BeforeEach
    void open() {
        settings(Map.of());
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void whoMakesAnAccountIsAMemberAndSignsInWithHisPassword() {
        var ada = people.register("Ada", Hall.PASSWORD, HERE);

        var verified = people.verify("ADA", Hall.PASSWORD, HERE);

        assertEquals(ada.id(), verified.id());
        assertEquals(Set.of(Role.MEMBER), verified.roles());
    }

    @Test
    void aNameThatLooksLikeATakenOneIsTaken() {
        people.register("Ada Lovelace", Hall.PASSWORD, HERE);

        assertRefused("NAME_TAKEN", () -> people.register("ada.lovelace", Hall.PASSWORD, HERE));
        assertRefused("NAME_TAKEN", () -> people.welcome("ADA LOVELACE", HERE));
    }

    @Test
    void ofManyWhoWantANameAtOnceExactlyOneGetsIt() throws Exception {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 12)
                    .mapToObj(_ -> crowd.submit(() -> people.welcome("Ada", HERE)))
                    .toList();

            var outcomes = tries.stream().map(PeopleTest::outcome).toList();

            assertEquals(1, outcomes.stream().filter("in"::equals).count(), outcomes.toString());
            assertEquals(11, outcomes.stream().filter("NAME_TAKEN"::equals).count(), outcomes.toString());
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        people.register("Ada", Hall.PASSWORD, HERE);

        var wrong = assertRefused("WRONG_CREDENTIALS", () -> people.verify("Ada", "another password", HERE));
        var unknown = assertRefused("WRONG_CREDENTIALS", () -> people.verify("Nobody", Hall.PASSWORD, HERE));
        assertEquals(ErrorKind.UNAUTHENTICATED, wrong.code().kind());
        assertEquals(wrong.getMessage(), unknown.getMessage());
    }

    @Test
    void aGuestCannotSignInAgain() {
        people.welcome("Ada", HERE);

        assertRefused("WRONG_CREDENTIALS", () -> people.verify("Ada", "", HERE));
    }

    @Test
    void manyWrongPasswordsForOneNameAreSlowedDownFromWhereverTheyCome() {
        people.register("Ada", Hall.PASSWORD, HERE);
        IntStream.range(0, 6)
                .forEach(i -> assertRefused(
                        "WRONG_CREDENTIALS", () -> people.verify("Ada", "another password", "10.0.1." + i)));

        assertRefused("TOO_MANY", () -> people.verify("A.D.A", Hall.PASSWORD, "10.0.2.1"));

        hall.pass(Duration.ofSeconds(2));
        people.verify("Ada", Hall.PASSWORD, HERE);
    }

    @Test
    void successForgetsTheWrongPasswordsBefore() {
        people.register("Ada", Hall.PASSWORD, HERE);
        for (int round = 0; round < 5; round++) {
            IntStream.range(0, 5)
                    .forEach(_ ->
                            assertRefused("WRONG_CREDENTIALS", () -> people.verify("Ada", "another password", HERE)));
            people.verify("Ada", Hall.PASSWORD, HERE);
        }
    }

    @Test
    void manyNamesFromOneOriginAreSlowedDownEvenIfOneOfThemIsOnesOwn() {
        people.register("Ada", Hall.PASSWORD, HERE);
        IntStream.range(0, 60).forEach(i -> {
            people.verify("Ada", Hall.PASSWORD, "2001:db8::" + i);
            assertRefused("WRONG_CREDENTIALS", () -> people.verify("victim" + i, "some password", "2001:db8::" + i));
        });

        people.verify("Ada", Hall.PASSWORD, "2001:db8::fffe");
        assertRefused("TOO_MANY", () -> people.verify("Ada", Hall.PASSWORD, "2001:db8::ffff"));
        people.verify("Ada", Hall.PASSWORD, "2001:db8:0:1::1");
    }

    @Test
    void aDeactivatedPersonLearnsItOnlyWithTheRightPassword() {
        hall.admin("Root");
        var ada = hall.member("Ada");
        hall.accounts.administration().deactivate(ada.id());

        assertRefused("WRONG_CREDENTIALS", () -> people.verify("Ada", "another password", HERE));
        assertRefused("ACCOUNT_CLOSED", () -> people.verify("Ada", Hall.PASSWORD, HERE));
    }

    @Test
    void aSessionDoesNotBeginForWhoWasDeactivatedSinceHeWasVerified() {
        hall.admin("Root");
        var verified = hall.member("Ada");
        hall.accounts.administration().deactivate(verified.id());

        assertRefused("WRONG_CREDENTIALS", () -> hall.accounts.sessions().begin(verified, HERE));
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndReplacesTheOld() {
        var ada = hall.member("Ada");
        var kept = hall.enter(ada);
        var other = hall.enter(ada);
        var keptId = hall.caller(kept).session().orElseThrow();
        var otherId = hall.caller(other).session().orElseThrow();

        int ended = people.changePassword(ada.id(), Hall.PASSWORD, "louder granite steps", keptId);

        assertEquals(1, ended);
        assertTrue(hall.isKnown(kept));
        assertFalse(hall.isKnown(other));
        assertEquals(List.of(otherId), hall.context.sockets.sessions);
        assertRefused("WRONG_CREDENTIALS", () -> people.verify("Ada", Hall.PASSWORD, HERE));
        people.verify("Ada", "louder granite steps", HERE);
    }

    @Test
    void thePasswordStaysWhenTheCurrentOneIsWrongOrTheNewOneWeak() {
        var ada = hall.member("Ada");

        assertRefused(
                "WRONG_PASSWORD", () -> people.changePassword(ada.id(), "another one", "louder granite steps", ""));
        assertRefused("BAD_INPUT", () -> people.changePassword(ada.id(), Hall.PASSWORD, "short", ""));

        people.verify("Ada", Hall.PASSWORD, HERE);
    }

    @Test
    void anOutdatedHashIsReplacedAtTheNextLogin() {
        var ada = hall.member("Ada");
        var before = ada.password();
        var today = new Accounts(hall.context, hall.unit, PasswordDesk.open()).people();

        var verified = today.verify("Ada", Hall.PASSWORD, HERE);

        assertFalse(verified.password().equals(before));
        assertEquals(verified.password(), today.find(ada.id()).password());
        hall.enter(verified);
    }

    @Test
    void aClosedHallMakesNoAccountsAndAdmitsNoGuests() {
        hall.close();
        settings(Map.of("registration", "closed", "guests", "false"));

        assertRefused("REGISTRATION_CLOSED", () -> people.register("Ada", Hall.PASSWORD, HERE));
        assertRefused("GUESTS_CLOSED", () -> people.welcome("Ada", HERE));
    }

    @Test
    void withoutLimitsNobodyIsSlowedDown() {
        hall.close();
        settings(Map.of("limits", "off"));

        IntStream.range(0, 200)
                .forEach(_ -> assertRefused("WRONG_CREDENTIALS", () -> people.verify("Ada", "another one", HERE)));
    }

    @Test
    void anUnknownSettingIsNamedWithWhatItCanBe() {
        var refusal = assertRefused("BAD_INPUT", () -> Hall.inMemory(Map.of("registration", "maybe")));

        assertTrue(refusal.getMessage().contains("'maybe'; it can be 'open' or 'closed'"), refusal.getMessage());
    }

    @Test
    void theNicknameOfAGuestWhoIsGoneIsFreeAgain() {
        var guest = people.welcome("Ada", HERE);
        hall.enter(guest);
        hall.accounts.start();
        hall.pass(Duration.ofDays(14));
        hall.context.tasks.turn();
        assertRefused("NAME_TAKEN", () -> people.register("Ada", Hall.PASSWORD, HERE));

        hall.pass(Duration.ofSeconds(1));
        hall.context.tasks.turn();

        people.register("Ada", Hall.PASSWORD, HERE);
        assertEquals("Ada", people.find(guest.id()).name());
    }

    private void settings(Map<String, String> settings) {
        hall = Hall.on(engine.open(), settings);
        people = hall.accounts.people();
    }

    private static String outcome(Future<?> attempt) {
        try {
            attempt.get();
            return "in";
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof PlatformException known
                    ? known.code().name()
                    : refused.getCause().toString();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static PlatformException assertRefused(String code, Executable attempt) {
        var refusal = assertThrows(PlatformException.class, attempt);
        assertEquals(code, refusal.code().name(), refusal.getMessage());
        return refusal;
    }
}
