package stoa.debate.opening;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.api.store.Store;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.debate.judging.Readiness;
import stoa.debate.lobby.LobbyBoard;
import stoa.debate.motion.MotionBank;
import stoa.debate.room.DebateCommand;

/** Opens a debate. */
@Component(service = Operation.class)
public final class CreateOperation implements Operation<Wish, CreateOperation.Created> {
    /** How many debates of one person may wait for an opponent. */
    static final int MOST_OPEN = 5;

    private static final int LONGEST_KEY = 64;

    private final PluginContext context;
    private final MotionBank bank;
    private final LobbyBoard board;
    private final Readiness readiness;
    private final Store<Created> created;

    @Activate
    public CreateOperation(
            @Reference PluginContext context,
            @Reference MotionBank bank,
            @Reference LobbyBoard board,
            @Reference Readiness readiness) {
        this.context = context;
        this.bank = bank;
        this.board = board;
        this.readiness = readiness;
        this.created = context.stores().open("created", Created.class);
    }

    /**
     * The debate that was opened.
     *
     * @param stream the stream and channel of the debate
     */
    public record Created(String id, String stream) {}

    @Override
    public OperationSpec<Wish, Created> spec() {
        return OperationSpec.of("debate.create", "Opens a debate", Wish.class, Created.class)
                .post("/debates");
    }

    @Override
    public Created run(Wish wish, CallContext call) {
        var motion = wish.motion(bank);
        var terms = wish.terms();
        var host = call.caller();
        var known = wish.key().flatMap(key -> known(host.id(), key));
        if (known.isEmpty()) {
            requireRoom(host.id());
            readiness.require(terms.judges());
        }
        var debate =
                known.or(() -> wish.key().map(key -> sameFor(host.id(), key))).orElseGet(this::fresh);
        var open = new DebateCommand.Open(motion, terms, wish.seat(debate.id()));
        context.streams()
                .send(StreamId.parse(debate.stream()), open, Sending.by(host).withKey("open"));
        return debate;
    }

    private void requireRoom(String host) {
        if (board.openOf(host) >= MOST_OPEN) {
            throw new PlatformException(
                    ErrorCode.of("TOO_MANY_OPEN", ErrorKind.EXHAUSTED),
                    "You have " + MOST_OPEN + " debates that wait for an opponent. Withdraw one, or wait.");
        }
    }

    /** What the same person opened under this key before: a repeat is answered, however many wait. */
    private Optional<Created> known(String host, String key) {
        return created.get(host + "/" + checked(key));
    }

    private static String checked(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Errors.badInput("Key '" + key + "' must have 1 to " + LONGEST_KEY + " characters.");
        }
        return key;
    }

    private Created sameFor(String host, String key) {
        var place = host + "/" + key;
        created.putIfAbsent(place, fresh());
        return created.get(place).orElseThrow();
    }

    private Created fresh() {
        var id = context.ids().mint("deb");
        return new Created(id, StreamId.of(DebateDecided.KIND, id).toString());
    }
}
