package stoa.kernel.messaging.stream;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Receipt;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.Append.ClearTimer;
import stoa.kernel.contract.log.Append.TimerChange;
import stoa.kernel.contract.log.StoredReceipt;
import stoa.kernel.messaging.meter.Hops.Hop;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Held.Gone;
import stoa.kernel.messaging.stream.Loader.Unfoldable;
import stoa.kernel.messaging.stream.Rules.Proposed;
import stoa.kernel.messaging.stream.Rules.Refused;
import stoa.kernel.messaging.stream.Work.Order;

/**
 * Drains one mailbox. Decides each command on the state after those before it, also while these are still being committed;
 * answers wait for the commits they are built on. One virtual thread at a time runs here and owns the fields.
 */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Mailbox mailbox;
    private final Shared shared;
    private final TimerLedger timers;
    private @Nullable Fold fold;
    private @Nullable Quarantine quarantine;
    private AtomicBoolean spoiled = new AtomicBoolean();

    private record Quarantine(Held<Rules<?, ?, ?>> rules, String reason) {}

    Desk(Mailbox mailbox, Shared shared, TimerLedger timers) {
        this.mailbox = mailbox;
        this.shared = shared;
        this.timers = timers;
    }

    void drain() {
        for (var work = mailbox.next(); work != null; work = mailbox.next()) {
            try {
                step(work);
            } catch (Throwable failure) {
                fail(work, failure);
            }
        }
    }

    private void step(Work work) throws Unfoldable {
        switch (work) {
            case Order order -> {
                shared.hops().since(Hop.MAILBOX, order.arrived());
                process(order);
            }
            case Work.Look look -> look.answer().complete(look());
            case Work.Forget forget -> forget(forget);
            case Work.Recover _ -> new Recovery(mailbox, shared.log()).run(this, mailbox.settle());
        }
    }

    private void fail(Work work, Throwable failure) {
        work.answer().completeExceptionally(explain(failure));
    }

    private PlatformException explain(Throwable failure) {
        return switch (failure) {
            case PlatformException known -> known;
            case Unfoldable unfoldable -> Loader.quarantined(mailbox.stream(), String.valueOf(unfoldable.getMessage()));
            default ->
                new PlatformException(
                        Errors.NOT_READY,
                        "Stream '" + mailbox.stream() + "' cannot be served now: " + failure
                                + ". Try again with the same key.",
                        failure);
        };
    }

    private Fold look() throws Unfoldable {
        foldUnder(shared.kinds().of(mailbox.stream()));
        var committed = mailbox.committed();
        if (committed == null) {
            throw Kinds.notServed(mailbox.stream());
        }
        return committed;
    }

    private void forget(Work.Forget forget) {
        mailbox.settle()
                .forEach(lost ->
                        lost.flight().order().answer().completeExceptionally(Kinds.notServed(mailbox.stream())));
        if (fold != null && fold.rules() == forget.rules()) {
            fold = null;
        }
        if (quarantine != null && quarantine.rules() == forget.rules()) {
            quarantine = null;
        }
        mailbox.forget(forget.rules());
        forget.answer().complete(true);
    }

    /** What is lost was built on a state that never was: forget it, ask the log, go on from there. */
    void reset() {
        fold = null;
        mailbox.unload();
        spoiled = new AtomicBoolean();
        timers.forget(System.nanoTime());
        shared.afterCommit().uncertain(mailbox.stream());
    }

    /** Decides a command, for the first time or again. */
    void process(Order order) {
        try {
            decideUnder(shared.kinds().of(mailbox.stream()), order);
        } catch (Gone swapped) {
            retryUnderNewRules(order);
        } catch (Unfoldable | RuntimeException failure) {
            fail(order, failure);
        }
    }

    private void retryUnderNewRules(Order order) {
        try {
            decideUnder(shared.kinds().of(mailbox.stream()), order);
        } catch (Gone | Unfoldable | RuntimeException failure) {
            fail(order, failure instanceof Gone ? Kinds.notServed(mailbox.stream()) : failure);
        }
    }

    private void decideUnder(Held<Rules<?, ?, ?>> rules, Order order) throws Gone, Unfoldable {
        var before = foldUnder(rules);
        if (wasAnswered(order) || wasOvertaken(order)) {
            return;
        }
        var expected = order.sending().expected();
        if (expected.isPresent() && expected.getAsLong() != before.sequence()) {
            refuse(order, before, moved(expected.getAsLong(), before.sequence()));
            return;
        }
        var context =
                new CommandContext(mailbox.stream(), order.sending().caller(), eventTime(before), before.sequence());
        order.nextAttempt();
        switch (decide(rules, before, order, context)) {
            case Refused refused -> refuse(order, before, refused.reason());
            case Proposed proposed -> depart(order, before, proposed, context.now());
        }
    }

    private Rules.Result decide(Held<Rules<?, ?, ?>> rules, Fold before, Order order, CommandContext context)
            throws Gone {
        var start = System.nanoTime();
        mailbox.deciding(start);
        try (var visit = rules.enter()) {
            return visit.service().decide(before.state(), order.command(), context);
        } finally {
            mailbox.deciding(0);
            shared.hops().since(Hop.DECIDE, start);
        }
    }

    /** Milliseconds, so that every database gives back what was written. */
    private Instant eventTime(Fold before) {
        var now = shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(before.at()) ? before.at() : now;
    }

    Fold foldUnder(Held<Rules<?, ?, ?>> rules) throws Unfoldable {
        var present = fold;
        if (present != null && present.rules() == rules) {
            return present;
        }
        var held = quarantine;
        if (held != null && held.rules() == rules) {
            throw Loader.quarantined(mailbox.stream(), held.reason());
        }
        return load(rules);
    }

    private Fold load(Held<Rules<?, ?, ?>> rules) throws Unfoldable {
        var lost = mailbox.settle();
        if (!lost.isEmpty()) {
            reset();
            new Recovery(mailbox, shared.log()).giveUp(lost);
        }
        try {
            var loaded = shared.loader().load(mailbox.stream(), rules);
            fold = loaded.fold();
            quarantine = null;
            spoiled = new AtomicBoolean();
            mailbox.loaded(loaded.fold(), loaded.snapshotSequence());
            return loaded.fold();
        } catch (Gone swapped) {
            throw Kinds.notServed(mailbox.stream());
        } catch (Unfoldable failure) {
            quarantine = new Quarantine(rules, String.valueOf(failure.getMessage()));
            LOG.atError()
                    .addKeyValue("stream", mailbox.stream())
                    .addKeyValue("error", failure.getMessage())
                    .log("Stream is set aside until another version of its plugin folds it");
            throw failure;
        }
    }

    private boolean wasAnswered(Order order) {
        return order.sending().key().isPresent()
                && wasAnswered(order, order.sending().key().get());
    }

    private boolean wasAnswered(Order order, String key) {
        var flight = mailbox.flightOf(key);
        if (flight != null) {
            follow(order, flight.order());
            return true;
        }
        var known = mailbox.receiptOf(key);
        if (known == null && mailbox.mayHaveForgotten()) {
            known = shared.log().receipt(mailbox.stream(), key).orElse(null);
        }
        if (known == null) {
            return false;
        }
        mailbox.remember(key, known);
        order.answer().complete(duplicate(known));
        return true;
    }

    Receipt duplicate(StoredReceipt receipt) {
        return new Receipt(mailbox.stream(), receipt.sequence(), receipt.at(), true);
    }

    private static void follow(Order order, Order first) {
        first.answer().whenComplete((receipt, failure) -> {
            if (failure != null) {
                order.answer().completeExceptionally(failure);
            } else {
                order.answer().complete(new Receipt(receipt.stream(), receipt.sequence(), receipt.at(), true));
            }
        });
    }

    private boolean wasOvertaken(Order order) {
        var firing = order.firing();
        if (firing == null || timers.stands(firing)) {
            return false;
        }
        order.answer().completeExceptionally(new PlatformException(Errors.SEQUENCE_MOVED, "The timer was changed"));
        return true;
    }

    private PlatformException moved(long expected, long found) {
        return new PlatformException(
                Errors.SEQUENCE_MOVED,
                "Stream '" + mailbox.stream() + "' is at sequence " + found + ", not at the expected " + expected
                        + ". Read what is new and decide again.");
    }

    /** A refusal waits for the commits it is built on; that of a timer still takes the timer away. */
    private void refuse(Order order, Fold before, PlatformException reason) {
        var firing = order.firing();
        if (firing != null && reason.code().equals(Errors.INTERNAL)) {
            order.answer().completeExceptionally(reason);
        } else if (firing != null) {
            var clear = List.<TimerChange>of(new ClearTimer(firing.name(), firing.setting()));
            send(
                    order,
                    append(order, before, new Proposed(before.state(), List.of(), clear), eventTime(before)),
                    before,
                    reason);
        } else {
            mailbox.depart(new Flight(mailbox, order, null, before, reason, spoiled));
        }
    }

    private void depart(Order order, Fold before, Proposed proposed, Instant now) {
        var append = append(order, before, proposed, now);
        var at = proposed.events().isEmpty() ? before.at() : now;
        var after = new Fold(
                before.rules(),
                proposed.state(),
                before.sequence() + proposed.events().size(),
                at);
        if (proposed.events().isEmpty()
                && append.timers().isEmpty()
                && append.receiptKey().isEmpty()) {
            mailbox.depart(new Flight(mailbox, order, null, before, null, spoiled));
        } else {
            send(order, append, after, null);
        }
    }

    private Append append(Order order, Fold before, Proposed proposed, Instant now) {
        var changes = proposed.timers();
        var firing = order.firing();
        if (firing != null) {
            changes = new ArrayList<>(changes);
            changes.addFirst(new ClearTimer(firing.name(), firing.setting()));
        }
        Optional<String> key = order.sending().key();
        return new Append(mailbox.stream(), before.sequence(), proposed.events(), key, changes, now);
    }

    private void send(Order order, Append append, Fold after, @Nullable PlatformException refusal) {
        if (mailbox.isClosed()) {
            throw Kinds.notServed(mailbox.stream());
        }
        var flight = new Flight(mailbox, order, append, after, refusal, spoiled);
        mailbox.depart(flight);
        if (!shared.committers().of(mailbox.stream()).offer(flight)) {
            mailbox.cancel(flight);
            throw new PlatformException(
                    Errors.BUSY, "The log is behind with its commits. Try again with the same key.");
        }
        fold = after;
        timers.apply(append.timers());
    }

    void afterCommit(Flight flight) {
        shared.afterCommit().landed(flight);
    }
}
