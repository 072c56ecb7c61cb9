package stoa.accounts.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.accounts.call.AccountCalls.Which;
import stoa.accounts.call.Views.Done;
import stoa.accounts.call.Views.Nothing;
import stoa.accounts.people.Accounts;
import stoa.accounts.people.Tokens.Made;
import stoa.accounts.people.Tokens.Wish;
import stoa.accounts.record.ApiToken;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** Keys for programs and devices. */
public final class TokenCalls {
    private TokenCalls() {}

    /** A token without its secret, which nobody can see again. */
    public record TokenView(
            String id, String name, boolean device, List<String> scopes, Instant createdAt, Instant expiresAt) {
        static TokenView of(ApiToken token) {
            var grant = token.grant();
            var scopes = grant.scopes().stream().sorted().toList();
            return new TokenView(
                    token.id(), grant.name(), grant.device(), scopes, token.createdAt(), grant.expiresAt());
        }
    }

    /** Somebody's tokens. */
    public record TokenList(List<TokenView> tokens) {}

    /** {@code tokens.list}. */
    @Component(service = Operation.class)
    public static final class Listing implements Operation<Nothing, TokenList> {
        private final Accounts accounts;

        @Activate
        public Listing(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Nothing, TokenList> spec() {
            return OperationSpec.of("tokens.list", "Your tokens", Nothing.class, TokenList.class)
                    .get("/account/tokens");
        }

        @Override
        public TokenList run(Nothing input, CallContext context) {
            return new TokenList(accounts.tokens().of(context.caller().id()).stream()
                    .map(TokenView::of)
                    .toList());
        }
    }

    /**
     * What a token is wanted for.
     *
     * @param scopes areas such as {@code debate} or actions such as {@code debate.watch}
     * @param days until it expires; 90 when left out
     */
    public record NewToken(String name, List<String> scopes, Optional<Integer> days) {
        Wish wish() {
            return new Wish(name, scopes, days);
        }
    }

    /** A new token with its secret, shown this once. */
    public record MadeToken(TokenView token, String secret) {
        static MadeToken of(Made made) {
            return new MadeToken(TokenView.of(made.token()), made.secret());
        }

        @Override
        public String toString() {
            return "MadeToken[" + token.id() + "]";
        }
    }

    /** {@code tokens.create}. */
    @Component(service = Operation.class)
    public static final class Create implements Operation<NewToken, MadeToken> {
        private final Accounts accounts;

        @Activate
        public Create(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<NewToken, MadeToken> spec() {
            return OperationSpec.of("tokens.create", "A token for a program of yours", NewToken.class, MadeToken.class)
                    .post("/account/tokens");
        }

        @Override
        public MadeToken run(NewToken input, CallContext context) {
            return MadeToken.of(accounts.tokens().create(context.caller().id(), input.wish()));
        }
    }

    /** {@code tokens.createDevice}. */
    @Component(service = Operation.class)
    public static final class CreateDevice implements Operation<NewToken, MadeToken> {
        private final Accounts accounts;

        @Activate
        public CreateDevice(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<NewToken, MadeToken> spec() {
            return OperationSpec.of("tokens.createDevice", "A token for a device", NewToken.class, MadeToken.class)
                    .post("/account/tokens/device");
        }

        @Override
        public MadeToken run(NewToken input, CallContext context) {
            return MadeToken.of(
                    accounts.tokens().createForDevice(context.caller().id(), input.wish()));
        }
    }

    /** {@code tokens.revoke}. */
    @Component(service = Operation.class)
    public static final class Revoke implements Operation<Which, Done> {
        private final Accounts accounts;

        @Activate
        public Revoke(@Reference Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public OperationSpec<Which, Done> spec() {
            return OperationSpec.of("tokens.revoke", "Make a token worthless", Which.class, Done.class)
                    .delete("/account/tokens/{id}");
        }

        @Override
        public Done run(Which input, CallContext context) {
            accounts.tokens().revoke(context.caller().id(), input.id());
            return new Done();
        }
    }
}
