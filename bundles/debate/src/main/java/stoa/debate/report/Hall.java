package stoa.debate.report;

import stoa.api.debate.DebateDecided;
import stoa.api.error.Errors;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.debate.room.Debate;

/** Finds debates by what people call them. */
public record Hall(Streams streams) {
    public Debate debate(String id) {
        var current = streams.state(stream(id), Debate.class);
        if (current.sequence() == 0) {
            throw unknown(id);
        }
        return current.state();
    }

    public static StreamId stream(String id) {
        try {
            return StreamId.of(DebateDecided.KIND, id);
        } catch (IllegalArgumentException malformed) {
            throw unknown(id);
        }
    }

    private static RuntimeException unknown(String id) {
        return Errors.notFound("There is no debate '" + id + "'. Look for it in the lobby.");
    }
}
