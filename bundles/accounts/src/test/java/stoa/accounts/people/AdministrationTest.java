package stoa.accounts.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.accounts.people.Tokens.Wish;
import stoa.accounts.record.Person;
import stoa.accounts.testing.Engines;
import stoa.accounts.testing.Hall;
import stoa.api.access.Credential.ApiToken;
import stoa.api.access.Role;
import stoa.api.error.PlatformException;

@ParameterizedClass
@EnumSource(Engines.class)
class AdministrationTest {
    @Parameter
    private Engines engine;

    private Hall hall;
    private Administration administration;

    @BeforeEach
    void open() {
        hall = Hall.on(engine.open(), Map.of());
        administration = hall.accounts.administration();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void newRolesCountFromTheNextRequestOnAndLiveSubscriptionsAreChecked() {
        var ada = hall.member("Ada");
        var cookie = hall.enter(ada);
        assertEquals(Set.of(Role.MEMBER), hall.caller(cookie).roles());

        administration.grant(ada.id(), Set.of(Role.TEACHER));

        assertEquals(Set.of(Role.MEMBER, Role.TEACHER), hall.caller(cookie).roles());
        assertEquals(List.of(ada.id()), hall.context.sockets.rechecked);
    }

    @Test
    void onlyRolesOfPeopleCanBeGivenAndOnlyToAccounts() {
        var ada = hall.member("Ada");
        var guest = hall.accounts.people().welcome("Guest", "10.0.0.1");

        assertRefused("BAD_INPUT", () -> administration.grant(ada.id(), Set.of(Role.SYSTEM)));
        assertRefused("BAD_INPUT", () -> administration.grant(ada.id(), Set.of(Role.DEVICE)));
        assertRefused("GUEST_WITHOUT_ACCOUNT", () -> administration.grant(guest.id(), Set.of(Role.TEACHER)));
        assertRefused("NOT_FOUND", () -> administration.grant("usr_nobody", Set.of(Role.TEACHER)));
    }

    @Test
    void deactivatingEndsEverythingAtOnce() {
        hall.admin("Root");
        var ada = hall.member("Ada");
        var cookie = hall.enter(ada);
        var session = hall.caller(cookie).session().orElseThrow();
        var token = hall.accounts.tokens().create(ada.id(), new Wish("script", List.of("debate"), Optional.empty()));
        assertTrue(resolve(token.secret()));

        var closed = administration.deactivate(ada.id());

        assertFalse(closed.isActive());
        assertFalse(hall.isKnown(cookie));
        assertFalse(resolve(token.secret()));
        assertEquals(List.of(ada.id()), hall.context.sockets.users);
        assertEquals(List.of(session, token.token().id()), hall.context.sockets.sessions);
    }

    @Test
    void whoIsActivatedAgainHasToSignInAgain() {
        hall.admin("Root");
        var ada = hall.member("Ada");
        var cookie = hall.enter(ada);
        administration.deactivate(ada.id());

        administration.activate(ada.id());

        assertFalse(hall.isKnown(cookie));
        hall.enter(hall.accounts.people().verify("Ada", Hall.PASSWORD, "10.0.0.1"));
    }

    @Test
    void theLastAdministratorStaysOne() {
        var root = hall.admin("Root");

        assertRefused("LAST_ADMIN", () -> administration.grant(root.id(), Set.of(Role.MEMBER)));
        assertRefused("LAST_ADMIN", () -> administration.deactivate(root.id()));

        var ada = hall.member("Ada");
        administration.grant(ada.id(), Set.of(Role.ADMIN));
        administration.grant(root.id(), Set.of());
        assertRefused("LAST_ADMIN", () -> administration.deactivate(ada.id()));
    }

    @Test
    void aDeactivatedAdministratorDoesNotCountAsAnother() {
        var root = hall.admin("Root");
        var ada = hall.member("Ada");
        administration.grant(ada.id(), Set.of(Role.ADMIN));
        administration.deactivate(ada.id());

        assertRefused("LAST_ADMIN", () -> administration.deactivate(root.id()));
    }

    @RepeatedTest(10)
    void twoAdministratorsWhoRemoveEachOtherAtOnceDoNotBothSucceed() throws Exception {
        var root = hall.admin("Root");
        var ada = hall.member("Ada");
        administration.grant(ada.id(), Set.of(Role.ADMIN));
        var together = new CyclicBarrier(2);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(() -> removal(root, together));
            var second = both.submit(() -> removal(ada, together));

            assertEquals(
                    List.of("LAST_ADMIN", "done"),
                    List.of(outcome(first), outcome(second)).stream().sorted().toList());
        }
    }

    @Test
    void listsPeopleByNamePageAfterPage() {
        List.of("Dora", "ada", "Emil", "Bob", "clara").forEach(hall::member);
        var seen = new ArrayList<String>();
        var pages = 0;
        for (var next = Optional.of(""); next.isPresent(); pages++) {
            var page = administration.list("", next.get(), 2);
            page.people().forEach(person -> seen.add(person.name()));
            next = page.next();
        }

        assertEquals(List.of("ada", "Bob", "clara", "Dora", "Emil"), seen);
        assertEquals(3, pages);
    }

    @Test
    void findsPeopleByPartOfTheNameAndTakesWildcardsLiterally() {
        List.of("Ada Lovelace", "Alan", "Grace").forEach(hall::member);

        assertEquals(List.of("Ada Lovelace"), names(administration.list("LOVE", "", 50)));
        assertEquals(
                List.of("Ada Lovelace"),
                names(administration.list("a.l", "", 50).people().stream()
                        .filter(person -> person.name().contains(" "))
                        .toList()));
        assertEquals(3, administration.list("%", "", 50).people().size());
    }

    @Test
    void aPageHasOneToTwoHundredPeople() {
        assertRefused("BAD_INPUT", () -> administration.list("", "", 0));
        administration.list("", "", 1);
        administration.list("", "", 200);
        assertRefused("BAD_INPUT", () -> administration.list("", "", 201));
    }

    private String removal(Person person, CyclicBarrier together) throws Exception {
        together.await();
        administration.deactivate(person.id());
        return "done";
    }

    private static String outcome(Future<String> attempt) throws Exception {
        try {
            return attempt.get();
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof PlatformException known
                    ? known.code().name()
                    : refused.getCause().toString();
        }
    }

    private boolean resolve(String secret) {
        return hall.accounts.known().resolve(new ApiToken(secret)).isPresent();
    }

    private static List<String> names(Administration.Page page) {
        return names(page.people());
    }

    private static List<String> names(List<Person> people) {
        return people.stream().map(Person::name).toList();
    }

    private static void assertRefused(String code, Executable attempt) {
        var refusal = assertThrows(PlatformException.class, attempt);
        assertEquals(code, refusal.code().name(), refusal.getMessage());
    }
}
