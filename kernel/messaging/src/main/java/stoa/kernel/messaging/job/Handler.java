package stoa.kernel.messaging.job;

import stoa.api.task.JobContext;
import stoa.api.task.JobHandler;
import stoa.kernel.contract.json.RecordCodec;

/** A job handler with the codec of its payload. */
final class Handler<P extends Record> {
    private final JobHandler<P> handler;
    private final RecordCodec codec;
    private final int concurrency;

    Handler(JobHandler<P> handler, RecordCodec codec) {
        this.handler = handler;
        this.codec = codec;
        this.concurrency = Math.max(1, handler.concurrency());
    }

    JobHandler<P> handler() {
        return handler;
    }

    int concurrency() {
        return concurrency;
    }

    void run(byte[] payload, JobContext context) throws Exception {
        handler.run(codec.read(payload, handler.payload()), context);
    }

    void gaveUp(byte[] payload, String error) {
        handler.gaveUp(codec.read(payload, handler.payload()), error);
    }
}
