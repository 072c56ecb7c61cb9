package stoa.debate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.stream.Receipt;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.json.Codecs;
import stoa.kernel.contract.messaging.CommandDesk;
import stoa.testkit.Platform;

/** A debate on the real kernel, spoken to in JSON as a page does. */
record Room(Platform platform, StreamId stream) {
    static final Caller ANNA = Caller.of("usr_anna", "Anna", Set.of(Role.MEMBER));
    static final Caller BEN = Caller.of("usr_ben", "Ben", Set.of(Role.MEMBER));
    static final String FOR =
            "Schools should start later because teenagers fall asleep late, which means they learn little at eight.";
    static final String AGAINST =
            "My opponent forgets the buses, but parents work from eight, so children would wait alone at home.";

    /** What a test reads of the state. */
    record View(
            String stage,
            Clocks clocks,
            List<Turn> turns,
            Judging judging,
            Optional<Outcome> outcome,
            List<Rating> ratings) {}

    record Clocks(long propositionMs, long oppositionMs, String mover, Optional<String> since) {}

    record Turn(int number, String text, Judging judging) {}

    record Judging(String state, Optional<Verdict> verdict, Optional<String> note) {}

    record Verdict(Provenance provenance) {}

    record Provenance(String judge, String version) {}

    record Outcome(Optional<String> winner, boolean rated, String reason) {}

    record Rating(String user, int before, int after, int delta) {}

    /** Anna against Ben; both sit, the clock of the proposition runs. */
    static Room opened(Platform platform, String id, int turnsEach) {
        platform.awaitActive("debate");
        var room = new Room(platform, StreamId.of("debate", id));
        room.send(ANNA, "open", """
                {"motion":{"text":"Schools should start later","topics":[]},"seat":"proposition",\
                "terms":{"initialMs":180000,"incrementMs":10000,"turnsEach":%d,"rated":true,"guests":false}}
                """.formatted(turnsEach), "open");
        room.send(BEN, "join", "{}", "join");
        return room;
    }

    Receipt send(Caller caller, String type, String json, String key) {
        var sending = Sending.by(caller).withKey(key);
        return platform.service(CommandDesk.class).send(stream, type, json.getBytes(StandardCharsets.UTF_8), sending);
    }

    Receipt speak(int turn) {
        var isFor = turn % 2 == 1;
        var json = "{\"text\":\"%s Turn %d.\",\"turn\":%d}".formatted(isFor ? FOR : AGAINST, turn, turn);
        return send(isFor ? ANNA : BEN, "speak", json, "turn-" + turn);
    }

    View view() {
        var state = platform.service(CommandDesk.class).state(stream);
        return platform.service(Codecs.class).open().read(state.json(), View.class);
    }

    /** Waits until the turn is judged, one way or the other. */
    Judging judged(int turn) {
        platform.await("turn " + turn + " judged", () -> !judging(turn).state().equals("pending"));
        return judging(turn);
    }

    View decided() {
        platform.await("the result", () -> view().stage().equals("decided"));
        return view();
    }

    private Judging judging(int turn) {
        return view().turns().get(turn - 1).judging();
    }
}
