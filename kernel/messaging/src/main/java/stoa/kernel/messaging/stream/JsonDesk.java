package stoa.kernel.messaging.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.stream.Receipt;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.messaging.CommandDesk;

/** Commands and states as JSON, for the gateway. */
@Component(service = CommandDesk.class)
public final class JsonDesk implements CommandDesk {
    private final StreamEngine engine;
    private final StateWriter states;
    private final String epoch;

    @Activate
    public JsonDesk(@Reference StreamEngine engine) {
        this.engine = engine;
        this.states = new StateWriter(engine);
        this.epoch = engine.log().incarnation();
    }

    @Override
    public Receipt send(StreamId stream, String type, byte[] json, Sending sending) {
        return engine.send(stream, Written.json(type, json), sending);
    }

    @Override
    public StateJson state(StreamId stream) {
        var shown = states.show(stream);
        return new StateJson(shown.fold().sequence(), epoch, shown.json());
    }

    @Override
    public Map<String, List<CommandForm>> commands() {
        var kinds = new TreeMap<String, List<CommandForm>>();
        engine.kinds().serving().forEach((kind, held) -> {
            var forms = new ArrayList<CommandForm>();
            held.service().commandForms().forEach((name, record) -> forms.add(new CommandForm(name, record)));
            kinds.put(kind, List.copyOf(forms));
        });
        return kinds;
    }
}
