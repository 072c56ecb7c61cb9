package stoa.acceptance.client;

import io.github.centrifugal.centrifuge.Client;
import io.github.centrifugal.centrifuge.EventListener;
import io.github.centrifugal.centrifuge.Options;
import io.github.centrifugal.centrifuge.PublicationEvent;
import io.github.centrifugal.centrifuge.SubscribedEvent;
import io.github.centrifugal.centrifuge.Subscription;
import io.github.centrifugal.centrifuge.SubscriptionEventListener;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The official client for Java, in Protobuf; it recovers what it missed by itself. */
public final class JavaOfficial extends SubscriptionEventListener implements Official {
    private final String stream;
    private final List<Long> offsets = new CopyOnWriteArrayList<>();
    private final long head;
    private final Client client;
    private volatile boolean subscribed;

    public JavaOfficial(URI live, String cookie, String stream, long head) throws Exception {
        this.stream = stream;
        this.head = head;
        var options = new Options();
        options.setHeaders(Map.of("Cookie", cookie));
        options.setMinReconnectDelay(50);
        options.setMaxReconnectDelay(500);
        client = new Client(live.toString(), options, new EventListener() {});
        client.newSubscription(stream, this).subscribe();
        client.connect();
    }

    @Override
    public void onPublication(Subscription from, PublicationEvent event) {
        offsets.add(event.getOffset());
    }

    /** It cannot ask for the beginning, so it starts where it came in. */
    @Override
    public void onSubscribed(Subscription from, SubscribedEvent event) {
        subscribed = true;
    }

    @Override
    public long start() {
        return subscribed ? head : -1;
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public List<Long> offsets() {
        return List.copyOf(offsets);
    }

    @Override
    public void close() throws Exception {
        client.close(1000);
    }
}
