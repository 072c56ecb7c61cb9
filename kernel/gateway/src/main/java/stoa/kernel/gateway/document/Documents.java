package stoa.kernel.gateway.document;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.channel.ChannelKind;
import stoa.kernel.contract.json.Codecs;
import stoa.kernel.contract.messaging.CommandDesk;
import stoa.kernel.gateway.call.Operations;

/** Writes the OpenAPI and AsyncAPI documents anew at each request, so that they cannot be out of date. */
@Component(service = Documents.class)
public final class Documents {
    private final Operations operations;
    private final CommandDesk desk;
    private final Codecs codecs;
    private final Collection<ChannelKind> kinds = new CopyOnWriteArrayList<>();

    @Activate
    public Documents(@Reference Operations operations, @Reference CommandDesk desk, @Reference Codecs codecs) {
        this.operations = operations;
        this.desk = desk;
        this.codecs = codecs;
    }

    /** Describes the channels of this kind from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addKind(ChannelKind kind) {
        kinds.add(kind);
    }

    /** Describes the channels of this kind no more. */
    public void removeKind(ChannelKind kind) {
        kinds.remove(kind);
    }

    /** The REST interface, OpenAPI 3.1. */
    public byte[] openApi() {
        return new OpenApi(codecs.open()).write(operations.all());
    }

    /** The socket, AsyncAPI 3.0. */
    public byte[] asyncApi() {
        return new AsyncApi(codecs.open()).write(desk.commands(), List.copyOf(kinds), operations.all());
    }
}
