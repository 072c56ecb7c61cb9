package stoa.ratings.ledger;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Retention;
import stoa.api.stream.Schema;
import stoa.api.stream.StreamId;

/** The ledger as a stream. */
@Component(service = Aggregate.class)
public final class LedgerAggregate implements Aggregate<Ledger, RatingCommand, RatingEvent> {
    public static final String KIND = "ratings";
    public static final StreamId STREAM = StreamId.of(KIND, "main");

    private static final Schema<Ledger> SNAPSHOTS = Schema.single("ledger", 1, Ledger.class);
    /** A snapshot holds every account, so it is written seldom. */
    private static final Retention RETENTION = new Retention(2_000, Retention.ALL);

    private final LedgerRules rules;

    @Activate
    public LedgerAggregate() {
        this.rules = new LedgerRules(KFactors.standard());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Schema<RatingCommand> commands() {
        return RatingCommand.SCHEMA;
    }

    @Override
    public Schema<RatingEvent> events() {
        return RatingEvent.SCHEMA;
    }

    @Override
    public Schema<Ledger> snapshots() {
        return SNAPSHOTS;
    }

    @Override
    public Ledger initial() {
        return Ledger.EMPTY;
    }

    @Override
    public Decision<RatingCommand, RatingEvent> decide(Ledger ledger, RatingCommand command, CommandContext context) {
        return rules.decide(ledger, command, context);
    }

    @Override
    public Ledger evolve(Ledger ledger, RatingEvent event) {
        return LedgerRules.evolve(ledger, event);
    }

    @Override
    public Retention retention() {
        return RETENTION;
    }
}
