package stoa.kernel.gateway.live;

import stoa.kernel.gateway.protocol.Command;
import stoa.kernel.gateway.settings.LiveSettings.Rates;
import stoa.kernel.gateway.settings.TokenBucket;

/** How often one connection may do what. */
final class Allowance {
    private final TokenBucket commands;
    private final TokenBucket publications;
    private final TokenBucket subscribes;
    private final TokenBucket refusals;

    Allowance(Rates rates, long now) {
        commands = new TokenBucket(rates.commands(), now);
        publications = new TokenBucket(rates.publications(), now);
        subscribes = new TokenBucket(rates.subscribes(), now);
        refusals = new TokenBucket(rates.refusals(), now);
    }

    boolean permits(Command command, long now) {
        return switch (command) {
            case Command.Connect it -> true;
            case Command.Publish it -> publications.take(now);
            case Command.Subscribe it -> subscribes.take(now);
            case Command.Unsubscribe it -> subscribes.take(now);
            default -> commands.take(now);
        };
    }

    /** Counts a refusal; true when there have been too many in a row. */
    boolean isPatienceOver(long now) {
        return !refusals.take(now);
    }
}
