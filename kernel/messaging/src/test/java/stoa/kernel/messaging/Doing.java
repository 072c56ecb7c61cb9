package stoa.kernel.messaging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import stoa.api.task.JobContext;
import stoa.api.task.JobHandler;

/** A handler that notes whom it gave up. */
final class Doing implements JobHandler<Doing.Work> {
    private final Body body;
    private final List<String> givenUp = new CopyOnWriteArrayList<>();

    /** A payload. */
    record Work(String text) {}

    /** What a handler does. */
    interface Body {
        void run(Work work, JobContext context) throws Exception;
    }

    Doing(Body body) {
        this.body = body;
    }

    List<String> givenUp() {
        return givenUp;
    }

    @Override
    public String kind() {
        return "work";
    }

    @Override
    public Class<Work> payload() {
        return Work.class;
    }

    @Override
    public void run(Work work, JobContext context) throws Exception {
        body.run(work, context);
    }

    @Override
    public void gaveUp(Work work, String error) {
        givenUp.add(work.text() + ": " + error);
    }
}
