package stoa.ratings.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import stoa.api.access.Caller;
import stoa.api.debate.Seat;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/** A ledger in a test, with all it has entered. */
public final class Books {
    private final LedgerAggregate aggregate = new LedgerAggregate();
    final List<RatingEvent> log = new ArrayList<>();
    Ledger ledger = aggregate.initial();

    /** Enters results of random pairs out of some players, each delivered up to three times and out of order. */
    public static Books random(long seed, int players, int results) {
        var books = new Books();
        var random = new Random(seed);
        var delivered = new ArrayList<RatingCommand.Apply>();
        for (var number = 0; number < results; number++) {
            var result = result("deb_" + number, random.nextInt(players), random.nextInt(players), random);
            delivered.add(result);
            books.apply(result);
            books.apply(delivered.get(random.nextInt(delivered.size())));
            books.apply(result);
        }
        return books;
    }

    public List<RatingEvent> log() {
        return log;
    }

    Decision<RatingCommand, RatingEvent> send(Caller caller, RatingCommand command) {
        var context =
                new CommandContext(LedgerAggregate.STREAM, caller, Instant.parse("2026-03-01T10:00:00Z"), log.size());
        return aggregate.decide(ledger, command, context);
    }

    List<RatingEvent> apply(RatingCommand.Apply command) {
        var events = ((Decision.Accepted<RatingCommand, RatingEvent>) send(Caller.system("test"), command)).events();
        for (var event : events) {
            log.add(event);
            ledger = aggregate.evolve(ledger, event);
        }
        return events;
    }

    Ledger replayed() {
        var again = aggregate.initial();
        for (var event : log) {
            again = aggregate.evolve(again, event);
        }
        return again;
    }

    static RatingCommand.Apply result(String id, int a, int b, Random random) {
        var winner = switch (random.nextInt(3)) {
            case 0 -> Optional.of(Seat.PROPOSITION);
            case 1 -> Optional.of(Seat.OPPOSITION);
            default -> Optional.<Seat>empty();
        };
        return new RatingCommand.Apply(id, player(a), player(b), winner);
    }

    static RatingCommand.Player player(int number) {
        return new RatingCommand.Player("usr_" + number, "Player " + number);
    }
}
