package stoa.accounts.call;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.accounts.call.SessionCalls.Credentials;
import stoa.accounts.call.Views.Entered;
import stoa.accounts.call.Views.Nothing;
import stoa.accounts.people.Accounts;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** Making an account: anybody's, and the first administrator's. */
public final class ArrivalCalls {
    private ArrivalCalls() {}

    /** {@code account.register}. */
    @Component(service = Operation.class)
    public static final class Register implements Operation<Credentials, Entered> {
        private final Accounts accounts;

        @Activate
        public Register(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Credentials, Entered> spec() {
            return OperationSpec.of("account.register", "Make an account", Credentials.class, Entered.class)
                    .post("/accounts")
                    .httpOnly();
        }

        @Override
        public Entered run(Credentials input, CallContext context) {
            var person = accounts.people().register(input.name(), input.password(), context.remoteAddress());
            return Entrance.admit(person, accounts.sessions(), context);
        }
    }

    /** Whether the hall still lacks an administrator. */
    public record SetupState(boolean needed) {}

    /** {@code setup.status}. */
    @Component(service = Operation.class)
    public static final class Status implements Operation<Nothing, SetupState> {
        private final Accounts accounts;

        @Activate
        public Status(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Nothing, SetupState> spec() {
            return OperationSpec.of(
                            "setup.status", "Whether there is an administrator yet", Nothing.class, SetupState.class)
                    .get("/setup");
        }

        @Override
        public SetupState run(Nothing input, CallContext context) {
            return new SetupState(accounts.setup().isNeeded());
        }
    }

    /** The token after the {@code #} of the setup link, and who wants to be administrator. */
    public record FirstAdmin(String token, String name, String password) {
        @Override
        public String toString() {
            return "FirstAdmin[name=" + name + "]";
        }
    }

    /** {@code setup.finish}. */
    @Component(service = Operation.class)
    public static final class Finish implements Operation<FirstAdmin, Entered> {
        private final Accounts accounts;

        @Activate
        public Finish(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<FirstAdmin, Entered> spec() {
            return OperationSpec.of("setup.finish", "Become the first administrator", FirstAdmin.class, Entered.class)
                    .post("/setup")
                    .httpOnly();
        }

        @Override
        public Entered run(FirstAdmin input, CallContext context) {
            var admin = accounts.setup().finish(input.token(), input.name(), input.password(), context.remoteAddress());
            return Entrance.admit(admin, accounts.sessions(), context);
        }
    }
}
