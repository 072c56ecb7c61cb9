package stoa.accounts.call;

import stoa.accounts.call.Views.Entered;
import stoa.accounts.call.Views.User;
import stoa.accounts.people.Sessions;
import stoa.accounts.record.Person;
import stoa.accounts.record.Session;
import stoa.api.panel.CallContext;

/** Gives a verified person a session and the cookie for it; the session that the browser had before ends. */
final class Entrance {
    private Entrance() {}

    static Entered admit(Person person, Sessions sessions, CallContext context) {
        var begun = sessions.begin(person, context.remoteAddress());
        context.startSession(begun.secret(), Session.LIFETIME);
        context.caller().session().ifPresent(sessions::end);
        return new Entered(User.of(person));
    }
}
