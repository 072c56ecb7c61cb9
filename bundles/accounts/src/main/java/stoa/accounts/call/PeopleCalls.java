package stoa.accounts.call;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.accounts.call.AccountCalls.Which;
import stoa.accounts.call.Views.Listed;
import stoa.accounts.people.Accounts;
import stoa.api.access.Role;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** What administrators do with accounts. */
public final class PeopleCalls {
    private static final int USUAL_PAGE = 50;

    private PeopleCalls() {}

    /**
     * Which people to show.
     *
     * @param search part of a name; case and separators do not count
     * @param after the {@code next} of the page before
     * @param limit 1 to 200; 50 when left out
     */
    public record Search(Optional<String> search, Optional<String> after, Optional<Integer> limit) {}

    /**
     * A page of people in the order of their names.
     *
     * @param next empty on the last page
     */
    public record PeoplePage(List<Listed> people, Optional<String> next) {}

    /** {@code people.list}. */
    @Component(service = Operation.class)
    public static final class Listing implements Operation<Search, PeoplePage> {
        private final Accounts accounts;

        @Activate
        public Listing(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Search, PeoplePage> spec() {
            return OperationSpec.of("people.list", "Who has been here", Search.class, PeoplePage.class)
                    .get("/admin/people");
        }

        @Override
        public PeoplePage run(Search input, CallContext context) {
            var page = accounts.administration()
                    .list(
                            input.search().orElse(""),
                            input.after().orElse(""),
                            input.limit().orElse(USUAL_PAGE));
            return new PeoplePage(page.people().stream().map(Listed::of).toList(), page.next());
        }
    }

    /** Somebody and the roles he is to have. */
    public record NewRoles(String id, List<Role> roles) {}

    /** {@code people.roles}. */
    @Component(service = Operation.class)
    public static final class Roles implements Operation<NewRoles, Listed> {
        private final Accounts accounts;

        @Activate
        public Roles(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<NewRoles, Listed> spec() {
            return OperationSpec.of("people.roles", "Give somebody roles", NewRoles.class, Listed.class)
                    .put("/admin/people/{id}/roles")
                    .on("person", "id");
        }

        @Override
        public Listed run(NewRoles input, CallContext context) {
            return Listed.of(accounts.administration().grant(input.id(), Set.copyOf(input.roles())));
        }
    }

    /** {@code people.deactivate}. */
    @Component(service = Operation.class)
    public static final class Deactivate implements Operation<Which, Listed> {
        private final Accounts accounts;

        @Activate
        public Deactivate(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Which, Listed> spec() {
            return OperationSpec.of("people.deactivate", "Close somebody's account at once", Which.class, Listed.class)
                    .post("/admin/people/{id}/deactivate")
                    .on("person", "id");
        }

        @Override
        public Listed run(Which input, CallContext context) {
            return Listed.of(accounts.administration().deactivate(input.id()));
        }
    }

    /** {@code people.activate}. */
    @Component(service = Operation.class)
    public static final class Activation implements Operation<Which, Listed> {
        private final Accounts accounts;

        @Activate
        public Activation(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Which, Listed> spec() {
            return OperationSpec.of("people.activate", "Open a closed account again", Which.class, Listed.class)
                    .post("/admin/people/{id}/activate")
                    .on("person", "id");
        }

        @Override
        public Listed run(Which input, CallContext context) {
            return Listed.of(accounts.administration().activate(input.id()));
        }
    }
}
