package stoa.debate.demo;

import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Seat;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.debate.motion.MotionBank;
import stoa.debate.room.DebateCommand;
import stoa.debate.room.DebateCommand.Join;
import stoa.debate.room.DebateCommand.Open;
import stoa.debate.room.DebateCommand.Speak;
import stoa.debate.room.Motion;

/** Plays the scenes that were not played yet, where the platform is to show something. */
@Component(service = {})
public final class SampleDebates {
    private static final Logger LOG = LoggerFactory.getLogger(SampleDebates.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 30;

    private final Streams streams;
    private final MotionBank bank;

    @Activate
    public SampleDebates(@Reference PluginContext context, @Reference MotionBank bank) {
        this(context.streams(), bank);
        if (context.setting("demo").filter("true"::equals).isPresent()) {
            context.tasks().run("sample debates", () -> play(context, TRIES));
        }
    }

    SampleDebates(Streams streams, MotionBank bank) {
        this.streams = streams;
        this.bank = bank;
    }

    void playAll() {
        Scene.all().stream().filter(scene -> streams.head(stream(scene)) == 0).forEach(this::play);
    }

    /** The rules of debates may come a moment later than this. */
    private void play(PluginContext context, int triesLeft) {
        try {
            playAll();
        } catch (PlatformException failure) {
            if (failure.code().retryable() && triesLeft > 1) {
                context.tasks().after(PAUSE, "sample debates", () -> play(context, triesLeft - 1));
            } else {
                LOG.atWarn().addKeyValue("error", failure.getMessage()).log("The sample debates are not complete");
            }
        }
    }

    private void play(Scene scene) {
        send(scene, 0, new Open(motion(scene), scene.terms(), Optional.of(Seat.PROPOSITION)));
        if (scene.actors().size() > 1) {
            send(scene, 1, new Join(Optional.of(Seat.OPPOSITION)));
        }
        for (var turn = 0; turn < scene.turns().size(); turn++) {
            send(scene, turn, new Speak(scene.turns().get(turn), turn + 1));
        }
    }

    /** The two act in turn, also in sitting down. */
    private void send(Scene scene, int step, DebateCommand command) {
        var actor = scene.actors().get(step % scene.actors().size());
        streams.send(stream(scene), command, Sending.by(actor.caller()));
    }

    private Motion motion(Scene scene) {
        var known = bank.find(scene.motion()).orElseThrow();
        return new Motion(known.text(), Optional.of(known.id()), known.topics());
    }

    private static StreamId stream(Scene scene) {
        return StreamId.of(DebateDecided.KIND, scene.id());
    }
}
