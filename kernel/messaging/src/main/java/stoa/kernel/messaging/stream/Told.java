package stoa.kernel.messaging.stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import stoa.api.error.PlatformException;
import stoa.api.stream.Receipt;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.messaging.Correlation;
import stoa.kernel.messaging.stream.Work.Order;

/** Tells the log what became of commands, each with the id of the request it came by. */
final class Told {
    private static final Logger LOG = LoggerFactory.getLogger(StreamEngine.class);

    private Told() {}

    static Receipt durable(Order order, Receipt receipt) {
        if (LOG.isDebugEnabled()) {
            about(receipt.stream(), order)
                    .addKeyValue("sequence", receipt.sequence())
                    .addKeyValue("repeated", receipt.duplicate())
                    .log("A command is durable");
        }
        return receipt;
    }

    static PlatformException refused(StreamId stream, Order order, PlatformException refusal) {
        if (LOG.isDebugEnabled()) {
            about(stream, order).addKeyValue("error", refusal.code().name()).log("A command was refused");
        }
        return refusal;
    }

    private static LoggingEventBuilder about(StreamId stream, Order order) {
        return LOG.atLevel(Level.DEBUG)
                .addKeyValue("correlation", Correlation.current())
                .addKeyValue("stream", stream)
                .addKeyValue("command", order.command().type())
                .addKeyValue("caller", order.sending().caller());
    }
}
