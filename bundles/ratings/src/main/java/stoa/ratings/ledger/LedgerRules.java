package stoa.ratings.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stoa.api.access.Role;
import stoa.api.debate.Seat;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/** How a result becomes an entry. */
record LedgerRules(KFactors factors) {

    Decision<RatingCommand, RatingEvent> decide(Ledger ledger, RatingCommand command, CommandContext context) {
        if (!context.caller().has(Role.SYSTEM)) {
            return Decision.reject(
                    ErrorCode.of("PLATFORM_ONLY", ErrorKind.DENIED), "Only the platform itself enters results.");
        }
        return switch (command) {
            case RatingCommand.Apply apply -> Decision.accept(apply(ledger, apply, context.now()));
        };
    }

    static Ledger evolve(Ledger ledger, RatingEvent event) {
        return switch (event) {
            case RatingEvent.Opened opened ->
                ledger.opened(opened.user(), new Account(opened.name(), opened.rating(), 0));
            case RatingEvent.Applied applied -> ledger.applied(applied);
        };
    }

    /** Nobody plays himself, and nothing is entered twice; both are passed over so that a repeat is harmless. */
    private List<RatingEvent> apply(Ledger ledger, RatingCommand.Apply apply, Instant now) {
        if (ledger.hasEntered(apply.result())
                || apply.proposition().user().equals(apply.opposition().user())) {
            return List.of();
        }
        var events = new ArrayList<RatingEvent>();
        var ready = ledger;
        for (var player : List.of(apply.proposition(), apply.opposition())) {
            if (ready.account(player.user()).isEmpty()) {
                var opened = new RatingEvent.Opened(
                        player.user(), player.name(), Ledger.START, ready.house() - Ledger.START, now);
                events.add(opened);
                ready = evolve(ready, opened);
            }
        }
        events.add(entry(ready, apply, now));
        return events;
    }

    private RatingEvent.Applied entry(Ledger ledger, RatingCommand.Apply apply, Instant now) {
        var a = ledger.account(apply.proposition().user()).orElseThrow();
        var b = ledger.account(apply.opposition().user()).orElseThrow();
        var k = (factors.of(a) + factors.of(b)) / 2.0;
        var score =
                apply.winner().map(seat -> seat == Seat.PROPOSITION ? 1.0 : 0.0).orElse(0.5);
        var expected = Elo.expected(a.rating(), b.rating());
        var delta = Elo.delta(k, score, expected);
        return new RatingEvent.Applied(
                apply.result(),
                ledger.entries() + 1,
                posting(apply.proposition(), a, delta),
                posting(apply.opposition(), b, -delta),
                score,
                expected,
                k,
                now);
    }

    private static Posting posting(RatingCommand.Player player, Account account, int delta) {
        return new Posting(player.user(), player.name(), account.rating(), account.rating() + delta, delta);
    }
}
