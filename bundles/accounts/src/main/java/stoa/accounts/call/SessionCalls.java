package stoa.accounts.call;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.accounts.call.Views.Done;
import stoa.accounts.call.Views.Entered;
import stoa.accounts.call.Views.Nothing;
import stoa.accounts.call.Views.User;
import stoa.accounts.people.Accounts;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** Coming in and going out. */
public final class SessionCalls {
    private SessionCalls() {}

    /**
     * Who is asking, and how somebody could come in.
     *
     * @param user empty when nobody is signed in
     * @param guests whether a nickname is enough
     * @param registration whether anybody may make an account
     */
    public record Shown(Optional<User> user, boolean guests, boolean registration) {}

    /** {@code session.show}. */
    @Component(service = Operation.class)
    public static final class Show implements Operation<Nothing, Shown> {
        private final Accounts accounts;

        @Activate
        public Show(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Nothing, Shown> spec() {
            return OperationSpec.of("session.show", "Who is signed in", Nothing.class, Shown.class)
                    .get("/session");
        }

        @Override
        public Shown run(Nothing input, CallContext context) {
            var policy = accounts.policy();
            return new Shown(User.of(context.caller()), policy.guests(), policy.registration());
        }
    }

    /** A name and its password. */
    public record Credentials(String name, String password) {
        @Override
        public String toString() {
            return "Credentials[name=" + name + "]";
        }
    }

    /** {@code session.begin}. */
    @Component(service = Operation.class)
    public static final class Begin implements Operation<Credentials, Entered> {
        private final Accounts accounts;

        @Activate
        public Begin(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Credentials, Entered> spec() {
            return OperationSpec.of("session.begin", "Sign in with name and password", Credentials.class, Entered.class)
                    .post("/session")
                    .httpOnly();
        }

        @Override
        public Entered run(Credentials input, CallContext context) {
            var person = accounts.people().verify(input.name(), input.password(), context.remoteAddress());
            return Entrance.admit(person, accounts.sessions(), context);
        }
    }

    /** {@code session.end}. */
    @Component(service = Operation.class)
    public static final class End implements Operation<Nothing, Done> {
        private final Accounts accounts;

        @Activate
        public End(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Nothing, Done> spec() {
            return OperationSpec.of("session.end", "Sign out", Nothing.class, Done.class)
                    .delete("/session")
                    .httpOnly();
        }

        @Override
        public Done run(Nothing input, CallContext context) {
            context.caller().session().ifPresent(accounts.sessions()::end);
            context.endSession();
            return new Done();
        }
    }

    /** What a guest wants to be called. */
    public record Nickname(String nickname) {}

    /** {@code session.guest}. */
    @Component(service = Operation.class)
    public static final class Guest implements Operation<Nickname, Entered> {
        private final Accounts accounts;

        @Activate
        public Guest(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Nickname, Entered> spec() {
            return OperationSpec.of("session.guest", "Come in by nickname", Nickname.class, Entered.class)
                    .post("/session/guest")
                    .httpOnly();
        }

        @Override
        public Entered run(Nickname input, CallContext context) {
            var person = accounts.people().welcome(input.nickname(), context.remoteAddress());
            return Entrance.admit(person, accounts.sessions(), context);
        }
    }
}
