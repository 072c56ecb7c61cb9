package stoa.accounts.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.accounts.call.AccountCalls.NewPassword;
import stoa.accounts.call.AccountCalls.Which;
import stoa.accounts.call.ArrivalCalls.FirstAdmin;
import stoa.accounts.call.PeopleCalls.NewRoles;
import stoa.accounts.call.PeopleCalls.Search;
import stoa.accounts.call.SessionCalls.Credentials;
import stoa.accounts.call.SessionCalls.Nickname;
import stoa.accounts.call.TokenCalls.NewToken;
import stoa.accounts.call.Views.Nothing;
import stoa.accounts.testing.Call;
import stoa.accounts.testing.Hall;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.error.PlatformException;

class CallsTest {
    private static final Nothing NOTHING = new Nothing();
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
    void aVisitorSeesNobodyAndHowHeCouldComeIn() {
        var shown = new SessionCalls.Show(hall.accounts).run(NOTHING, new Call(Caller.anonymous()));

        assertEquals(Optional.empty(), shown.user());
        assertTrue(shown.guests());
        assertTrue(shown.registration());
    }

    @Test
    void whoRegistersIsSignedIn() {
        var call = new Call(Caller.anonymous());

        var entered = new ArrivalCalls.Register(hall.accounts).run(new Credentials("Ada", Hall.PASSWORD), call);

        var caller = hall.caller(call.cookie().orElseThrow());
        var shown = new SessionCalls.Show(hall.accounts).run(NOTHING, new Call(caller));
        assertEquals(Optional.of(entered.user()), shown.user());
        assertEquals(List.of(Role.MEMBER), entered.user().roles());
    }

    @Test
    void signingInEndsTheGuestSessionThatTheBrowserHad() {
        hall.member("Ada");
        var asGuest = new Call(Caller.anonymous());
        new SessionCalls.Guest(hall.accounts).run(new Nickname("Visitor"), asGuest);
        var guestCookie = asGuest.cookie().orElseThrow();

        var call = new Call(hall.caller(guestCookie));
        new SessionCalls.Begin(hall.accounts).run(new Credentials("ada", Hall.PASSWORD), call);

        assertFalse(hall.isKnown(guestCookie));
        assertEquals("Ada", hall.caller(call.cookie().orElseThrow()).name());
    }

    @Test
    void signingOutEndsTheSessionAndTakesTheCookieAway() {
        var cookie = hall.enter(hall.member("Ada"));
        var call = new Call(hall.caller(cookie));

        new SessionCalls.End(hall.accounts).run(NOTHING, call);

        assertTrue(call.hasEnded());
        assertFalse(hall.isKnown(cookie));
    }

    @Test
    void signingOutWithoutASessionIsNoError() {
        var call = new Call(Caller.anonymous());

        new SessionCalls.End(hall.accounts).run(NOTHING, call);

        assertTrue(call.hasEnded());
    }

    @Test
    void theFirstAdministratorComesInByTheLink() {
        var token = hall.announced();
        assertTrue(new ArrivalCalls.Status(hall.accounts)
                .run(NOTHING, new Call(Caller.anonymous()))
                .needed());
        var call = new Call(Caller.anonymous());

        new ArrivalCalls.Finish(hall.accounts).run(new FirstAdmin(token, "Root", Hall.PASSWORD), call);

        assertTrue(hall.caller(call.cookie().orElseThrow()).has(Role.ADMIN));
        assertFalse(new ArrivalCalls.Status(hall.accounts).run(NOTHING, call).needed());
    }

    @Test
    void onesOwnAccountAndSessionsAreShownAndTheOthersCanBeEnded() {
        var ada = hall.member("Ada");
        var call = new Call(hall.caller(hall.enter(ada)));
        var other = hall.enter(ada);
        hall.enter(hall.member("Grace"));

        var places = new AccountCalls.Sessions(hall.accounts).run(NOTHING, call).sessions();
        var current = places.stream().filter(AccountCalls.Place::current).toList();
        assertEquals(
                "Ada", new AccountCalls.Me(hall.accounts).run(NOTHING, call).name());
        assertEquals(2, places.size());
        assertEquals(
                call.caller().session(),
                current.stream().map(AccountCalls.Place::id).findFirst());

        new AccountCalls.Revoke(hall.accounts)
                .run(new Which(hall.caller(other).session().orElseThrow()), call);

        assertFalse(hall.isKnown(other));
    }

    @Test
    void aNewPasswordKeepsTheSessionThatSetIt() {
        var ada = hall.member("Ada");
        var cookie = hall.enter(ada);
        var other = hall.enter(ada);

        var ended = new AccountCalls.Password(hall.accounts)
                .run(new NewPassword(Hall.PASSWORD, "louder granite steps"), new Call(hall.caller(cookie)));

        assertEquals(1, ended.ended());
        assertTrue(hall.isKnown(cookie));
        assertFalse(hall.isKnown(other));
    }

    @Test
    void tokensAreMadeListedWithoutTheirSecretAndRevoked() {
        var call = new Call(hall.caller(hall.enter(hall.member("Ada"))));
        var wish = new NewToken("script", List.of("debate"), Optional.of(7));

        var made = new TokenCalls.Create(hall.accounts).run(wish, call);
        var device = new TokenCalls.CreateDevice(hall.accounts).run(wish, call);
        var listed = new TokenCalls.Listing(hall.accounts).run(NOTHING, call).tokens();

        assertEquals(List.of(made.token(), device.token()).size(), listed.size());
        assertTrue(listed.containsAll(List.of(made.token(), device.token())));
        assertTrue(device.token().device());
        new TokenCalls.Revoke(hall.accounts).run(new Which(made.token().id()), call);
        assertEquals(
                List.of(device.token()),
                new TokenCalls.Listing(hall.accounts).run(NOTHING, call).tokens());
    }

    @Test
    void anAdministratorFindsPromotesClosesAndOpens() {
        var ada = hall.member("Ada");
        var call = new Call(hall.caller(hall.enter(hall.admin("Root"))));

        var page = new PeopleCalls.Listing(hall.accounts)
                .run(new Search(Optional.of("ad"), Optional.empty(), Optional.empty()), call);
        var promoted = new PeopleCalls.Roles(hall.accounts).run(new NewRoles(ada.id(), List.of(Role.TEACHER)), call);
        var closed = new PeopleCalls.Deactivate(hall.accounts).run(new Which(ada.id()), call);
        var opened = new PeopleCalls.Activation(hall.accounts).run(new Which(ada.id()), call);

        assertEquals(
                List.of("Ada"), page.people().stream().map(Views.Listed::name).toList());
        assertEquals(List.of(Role.MEMBER, Role.TEACHER), promoted.roles());
        assertFalse(closed.active());
        assertTrue(opened.active());
    }

    @Test
    void secretsDoNotShowInWhatIsPrintedOfTheInput() {
        var inputs = List.of(
                new Credentials("Ada", "s3cret"),
                new FirstAdmin("s3cret", "Ada", "s3cret"),
                new NewPassword("s3cret", "s3cret"));

        assertFalse(inputs.toString().contains("s3cret"));
    }

    @Test
    void aGuestHasNoPasswordToChange() {
        var guest = hall.accounts.people().welcome("Visitor", "10.0.0.1");
        var call = new Call(hall.caller(hall.enter(guest)));

        assertThrows(
                PlatformException.class,
                () -> new AccountCalls.Password(hall.accounts).run(new NewPassword("", "louder granite steps"), call));
    }
}
