package stoa.kernel.messaging.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Receipt;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.contract.log.NewEvent;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.messaging.stream.Mailbox.Lost;

/**
 * Finds out what became of commands whose commit failed. A failure may come after the commit, so the log is asked first; what
 * it does not have was never acknowledged and is decided again.
 */
final class Recovery {
    private static final int MOST_ATTEMPTS = 3;

    private final Mailbox mailbox;
    private final EventLog log;

    Recovery(Mailbox mailbox, EventLog log) {
        this.mailbox = mailbox;
        this.log = log;
    }

    void run(Desk desk, List<Lost> lost) {
        desk.reset();
        for (var each : lost) {
            try {
                recover(desk, each);
            } catch (RuntimeException failure) {
                refuse(each, failure);
            }
        }
    }

    /** The rules change or the mailbox starts anew: whoever waits may send again with his key. */
    void giveUp(List<Lost> lost) {
        lost.forEach(each -> refuse(each, each.cause()));
    }

    private void recover(Desk desk, Lost lost) {
        var order = lost.flight().order();
        if (lost.cause() instanceof LogConflict conflict && conflict.ownershipLost()) {
            refuse(lost, conflict);
            return;
        }
        var written = lost.flight().append() == null ? Optional.<Receipt>empty() : written(desk, lost.flight());
        if (written.isPresent()) {
            answer(lost.flight(), written.get());
        } else if (order.attempts() >= MOST_ATTEMPTS) {
            refuse(lost, lost.cause());
        } else {
            desk.process(order);
        }
    }

    private static void answer(Flight flight, Receipt receipt) {
        if (flight.refusal() != null) {
            flight.answer();
        } else {
            flight.order().answer().complete(receipt);
        }
    }

    private Optional<Receipt> written(Desk desk, Flight flight) {
        var append = flight.append();
        if (append == null) {
            return Optional.empty();
        }
        if (append.receiptKey().isPresent()) {
            return log.receipt(mailbox.stream(), append.receiptKey().get())
                    .map(stored -> isOwn(append) ? first(flight) : desk.duplicate(stored));
        }
        return !append.events().isEmpty() && isOwn(append) ? Optional.of(first(flight)) : Optional.empty();
    }

    private Receipt first(Flight flight) {
        return new Receipt(mailbox.stream(), flight.sequence(), flight.at(), false);
    }

    /** Whether the events stand in the log where they were to be written. */
    private boolean isOwn(Append append) {
        var size = append.events().size();
        var found = size == 0
                ? List.<StoredEvent>of()
                : log.read(mailbox.stream(), append.expected(), size, Long.MAX_VALUE);
        if (found.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!same(append, append.events().get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Append append, NewEvent event, StoredEvent stored) {
        return event.type().equals(stored.type())
                && event.by().equals(stored.by())
                && append.at().equals(stored.at())
                && Arrays.equals(event.payload(), stored.payload());
    }

    private void refuse(Lost lost, RuntimeException cause) {
        lost.flight()
                .order()
                .answer()
                .completeExceptionally(cause instanceof PlatformException known ? known : failed(cause));
    }

    private PlatformException failed(RuntimeException cause) {
        return new PlatformException(
                Errors.NOT_READY,
                "Stream '" + mailbox.stream() + "' could not be written: " + cause.getMessage()
                        + ". Nothing was acknowledged; try again with the same key.",
                cause);
    }
}
