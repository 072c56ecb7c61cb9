package stoa.accounts.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.accounts.call.Views.Done;
import stoa.accounts.call.Views.Nothing;
import stoa.accounts.people.Accounts;
import stoa.accounts.record.Session;
import stoa.api.access.Role;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** What people do with their own accounts. */
public final class AccountCalls {
    private AccountCalls() {}

    /** Somebody's own account. */
    public record Mine(String id, String name, List<Role> roles, Instant createdAt) {}

    /** {@code account.me}. */
    @Component(service = Operation.class)
    public static final class Me implements Operation<Nothing, Mine> {
        private final Accounts accounts;

        @Activate
        public Me(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Nothing, Mine> spec() {
            return OperationSpec.of("account.me", "Your account", Nothing.class, Mine.class)
                    .get("/account");
        }

        @Override
        public Mine run(Nothing input, CallContext context) {
            var person = accounts.people().find(context.caller().id());
            return new Mine(person.id(), person.name(), Views.sorted(person.roles()), person.createdAt());
        }
    }

    /** The password that is and the one that is to be. */
    public record NewPassword(String current, String next) {
        @Override
        public String toString() {
            return "NewPassword[hidden]";
        }
    }

    /** How many other sessions ended. */
    public record Ended(int ended) {}

    /** {@code account.password}. */
    @Component(service = Operation.class)
    public static final class Password implements Operation<NewPassword, Ended> {
        private final Accounts accounts;

        @Activate
        public Password(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<NewPassword, Ended> spec() {
            return OperationSpec.of(
                            "account.password",
                            "Change the password and sign out everywhere else",
                            NewPassword.class,
                            Ended.class)
                    .put("/account/password");
        }

        @Override
        public Ended run(NewPassword input, CallContext context) {
            var caller = context.caller();
            var kept = caller.session().orElse("");
            return new Ended(accounts.people().changePassword(caller.id(), input.current(), input.next(), kept));
        }
    }

    /**
     * One place where somebody is signed in.
     *
     * @param current whether it is the one that asks
     * @param expiresAt when it ends unless it is used before
     */
    public record Place(
            String id, boolean current, Instant createdAt, Instant seenAt, Instant expiresAt, String address) {
        static Place of(Session session, Optional<String> asking) {
            return new Place(
                    session.id(),
                    asking.equals(Optional.of(session.id())),
                    session.createdAt(),
                    session.seenAt(),
                    session.end(),
                    session.address());
        }
    }

    /** All places where somebody is signed in. */
    public record Places(List<Place> sessions) {}

    /** {@code account.sessions}. */
    @Component(service = Operation.class)
    public static final class Sessions implements Operation<Nothing, Places> {
        private final Accounts accounts;

        @Activate
        public Sessions(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Nothing, Places> spec() {
            return OperationSpec.of("account.sessions", "Where you are signed in", Nothing.class, Places.class)
                    .get("/account/sessions");
        }

        @Override
        public Places run(Nothing input, CallContext context) {
            var caller = context.caller();
            return new Places(accounts.sessions().of(caller.id()).stream()
                    .map(session -> Place.of(session, caller.session()))
                    .toList());
        }
    }

    /** Which one. */
    public record Which(String id) {}

    /** {@code account.sessions.revoke}. */
    @Component(service = Operation.class)
    public static final class Revoke implements Operation<Which, Done> {
        private final Accounts accounts;

        @Activate
        public Revoke(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Which, Done> spec() {
            return OperationSpec.of("account.sessions.revoke", "Sign out somewhere else", Which.class, Done.class)
                    .delete("/account/sessions/{id}");
        }

        @Override
        public Done run(Which input, CallContext context) {
            accounts.sessions().revoke(context.caller().id(), input.id());
            return new Done();
        }
    }
}
