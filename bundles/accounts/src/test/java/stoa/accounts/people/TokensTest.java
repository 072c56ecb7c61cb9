package stoa.accounts.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.accounts.people.Tokens.Made;
import stoa.accounts.people.Tokens.Wish;
import stoa.accounts.record.Person;
import stoa.accounts.testing.Hall;
import stoa.api.access.Caller;
import stoa.api.access.Credential.ApiToken;
import stoa.api.access.Credential.SessionToken;
import stoa.api.access.Role;
import stoa.api.error.PlatformException;

class TokensTest {
    private Hall hall;
    private Tokens tokens;
    private Person ada;

    @BeforeEach
    void open() {
        hall = Hall.inMemory();
        tokens = hall.accounts.tokens();
        ada = hall.member("Ada");
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void aTokenStandsForItsPersonWithinItsScopes() {
        var made = tokens.create(ada.id(), wish("script", "debate", "ratings.board"));

        var caller = resolve(made).orElseThrow();

        assertEquals(ada.id(), caller.id());
        assertEquals(Set.of(Role.MEMBER), caller.roles());
        assertEquals(Set.of("debate.", "ratings.board"), caller.scopes());
        assertEquals(Optional.of(made.token().id()), caller.session());
    }

    @Test
    void aDeviceIsNobodyButItself() {
        var made = tokens.createForDevice(ada.id(), wish("thermometer", "devices.report"));

        var caller = resolve(made).orElseThrow();

        assertEquals(made.token().id(), caller.id());
        assertTrue(caller.id().startsWith("dev_"));
        assertEquals("thermometer", caller.name());
        assertEquals(Set.of(Role.DEVICE), caller.roles());
    }

    @Test
    void theSecretIsShownOnceAndKeptOnlyAsItsHash() {
        var made = tokens.create(ada.id(), wish("script", "debate"));

        assertTrue(made.secret().startsWith("stoa_"));
        assertFalse(made.token().secretHash().contains(made.secret()));
        assertFalse(made.toString().contains(made.secret()));
    }

    @Test
    void aTokenIsNoSessionAndASessionNoToken() {
        var made = tokens.create(ada.id(), wish("script", "debate"));
        var cookie = hall.enter(ada);

        assertTrue(
                hall.accounts.known().resolve(new SessionToken(made.secret())).isEmpty());
        assertTrue(hall.accounts.known().resolve(new ApiToken(cookie)).isEmpty());
    }

    @Test
    void aTokenLastsForItsDays() {
        var made = tokens.create(ada.id(), new Wish("script", List.of("debate"), Optional.of(2)));

        hall.pass(Duration.ofDays(2).minusMillis(1));
        assertTrue(resolve(made).isPresent());
        assertEquals(1, tokens.of(ada.id()).size());
        hall.pass(Duration.ofMillis(1));

        assertTrue(resolve(made).isEmpty());
        assertEquals(List.of(), tokens.of(ada.id()));
    }

    @Test
    void aRevokedTokenIsWorthlessAtOnceAndItsSocketsClose() {
        var made = tokens.create(ada.id(), wish("script", "debate"));
        assertTrue(resolve(made).isPresent());

        tokens.revoke(ada.id(), made.token().id());

        assertTrue(resolve(made).isEmpty());
        assertEquals(List.of(made.token().id()), hall.context.sockets.sessions);
        assertRefused("NOT_FOUND", () -> tokens.revoke(ada.id(), made.token().id()));
    }

    @Test
    void nobodyRevokesTheTokenOfSomebodyElse() {
        var made = tokens.create(ada.id(), wish("script", "debate"));
        var grace = hall.member("Grace");

        assertRefused("NOT_FOUND", () -> tokens.revoke(grace.id(), made.token().id()));

        assertTrue(resolve(made).isPresent());
    }

    @Test
    void theFiftyFirstTokenIsRefused() {
        for (int i = 0; i < 50; i++) {
            tokens.create(ada.id(), wish("script", "debate"));
        }

        assertRefused("TOO_MANY_TOKENS", () -> tokens.create(ada.id(), wish("script", "debate")));
    }

    @Test
    void namesDaysAndScopesHaveLimits() {
        tokens.create(ada.id(), new Wish("n".repeat(60), List.of("debate"), Optional.of(366)));
        tokens.create(ada.id(), new Wish("n", List.of("debate"), Optional.of(1)));
        assertRefused("BAD_INPUT", () -> tokens.create(ada.id(), wish("n".repeat(61), "debate")));
        assertRefused("BAD_INPUT", () -> tokens.create(ada.id(), wish(" ", "debate")));
        assertRefused("BAD_INPUT", () -> tokens.create(ada.id(), wish("script")));
        assertRefused("BAD_INPUT", () -> tokens.create(ada.id(), new Wish("n", List.of("debate"), Optional.of(367))));
        assertRefused("BAD_INPUT", () -> tokens.create(ada.id(), new Wish("n", List.of("debate"), Optional.of(0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "Debate", "debate.", ".watch", "debate watch", "debate,admin", "a.b.c"})
    void aScopeIsAnAreaOrAnAction(String scope) {
        assertRefused("BAD_INPUT", () -> tokens.create(ada.id(), wish("script", scope)));
    }

    @Test
    void expiredTokensAreSweptAway() {
        hall.accounts.start();
        var made = tokens.create(ada.id(), new Wish("script", List.of("debate"), Optional.of(1)));
        hall.pass(Duration.ofDays(2));

        hall.context.tasks.turn();

        assertRefused("NOT_FOUND", () -> tokens.revoke(ada.id(), made.token().id()));
    }

    private static Wish wish(String name, String... scopes) {
        return new Wish(name, List.of(scopes), Optional.empty());
    }

    private Optional<Caller> resolve(Made made) {
        return hall.accounts.known().resolve(new ApiToken(made.secret()));
    }

    private static void assertRefused(String code, Executable attempt) {
        var refusal = assertThrows(PlatformException.class, attempt);
        assertEquals(code, refusal.code().name(), refusal.getMessage());
    }
}
