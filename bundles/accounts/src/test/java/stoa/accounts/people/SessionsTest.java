package stoa.accounts.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.accounts.testing.Hall;
import stoa.api.access.Role;
import stoa.api.error.PlatformException;

class SessionsTest {
    private Hall hall;

    @BeforeEach
    void open() {
        hall = Hall.inMemory();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void theCookieOfANewSessionStandsForItsPerson() {
        var ada = hall.member("Ada");

        var caller = hall.caller(hall.enter(ada));

        assertEquals(ada.id(), caller.id());
        assertEquals("Ada", caller.name());
        assertEquals(Set.of(Role.MEMBER), caller.roles());
        assertTrue(caller.session().orElseThrow().startsWith("ses_"));
    }

    @Test
    void theDatabaseHoldsNoSecret() {
        var cookie = hall.enter(hall.member("Ada"));

        var stored =
                hall.accounts.sessions().of(hall.caller(cookie).id()).getFirst().secretHash();

        assertFalse(stored.contains(cookie));
        assertEquals(64, stored.length());
    }

    @Test
    void whoStaysAwayForFourteenDaysHasToSignInAgain() {
        var cookie = hall.enter(hall.member("Ada"));

        hall.pass(Duration.ofDays(14).minusSeconds(1));
        assertTrue(hall.isKnown(cookie));
        hall.pass(Duration.ofSeconds(1));

        assertFalse(hall.isKnown(cookie));
    }

    @Test
    void whoComesEveryWeekStaysSignedInForSixtyDays() {
        var cookie = hall.enter(hall.member("Ada"));
        for (int week = 1; week <= 8; week++) {
            hall.pass(Duration.ofDays(7));
            assertTrue(hall.isKnown(cookie));
            hall.context.tasks.runAll();
        }

        hall.pass(Duration.ofDays(4).minusSeconds(1));
        assertTrue(hall.isKnown(cookie));
        hall.pass(Duration.ofSeconds(1));

        assertFalse(hall.isKnown(cookie));
    }

    @Test
    void anEndedSessionIsUnknownAtOnceAndItsSocketsClose() {
        var cookie = hall.enter(hall.member("Ada"));
        var session = hall.caller(cookie).session().orElseThrow();

        hall.accounts.sessions().end(session);

        assertFalse(hall.isKnown(cookie));
        assertEquals(java.util.List.of(session), hall.context.sockets.sessions);
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() {
        var cookie = hall.enter(hall.member("Ada"));
        var grace = hall.member("Grace");
        var session = hall.caller(cookie).session().orElseThrow();

        assertThrows(PlatformException.class, () -> hall.accounts.sessions().revoke(grace.id(), session));

        assertTrue(hall.isKnown(cookie));
    }

    @Test
    void theFiftyFirstSessionEndsTheOldest() {
        var ada = hall.member("Ada");
        var oldest = hall.enter(ada);
        for (int i = 1; i < 50; i++) {
            hall.pass(Duration.ofMillis(1));
            hall.enter(ada);
        }
        assertTrue(hall.isKnown(oldest));

        hall.pass(Duration.ofMillis(1));
        hall.enter(ada);

        assertFalse(hall.isKnown(oldest));
        assertEquals(50, hall.accounts.sessions().of(ada.id()).size());
    }
}
