package stoa.kernel.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.task.Deadline;
import stoa.kernel.contract.platform.Drain;
import stoa.kernel.contract.platform.Listening;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.contract.platform.StartFailure;
import stoa.kernel.gateway.call.Reception;
import stoa.kernel.gateway.http.HttpServer;
import stoa.kernel.gateway.http.Sites;
import stoa.kernel.gateway.live.Hub;

/** Starts the server when all it needs is there, tells that it listens or why it cannot, and drains it first of all parts. */
@Component(service = Gateway.class, immediate = true)
public final class Gateway implements Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int RANK = 300;

    private final InstantSource clock;
    private final HttpServer server;

    @Activate
    public Gateway(
            BundleContext context,
            @Reference Settings settings,
            @Reference InstantSource clock,
            @Reference Parts parts) {
        this.clock = clock;
        this.server = new HttpServer(settings, parts.hub(), parts.reception(), parts.sites(), parts.meters());
        try {
            server.start();
            context.registerService(Drain.class, this, null);
            context.registerService(Listening.class, server::address, null);
        } catch (Exception e) {
            LOG.atError().setCause(e).log("The server cannot start.");
            context.registerService(StartFailure.class, () -> sentence(settings, e), null);
        }
    }

    @Deactivate
    public void stop() {
        server.stop();
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public void drain(Deadline deadline) {
        server.drain(deadline, clock);
    }

    static String sentence(Settings settings, Exception cause) {
        var host = settings.text("stoa.http.host", "127.0.0.1");
        var port = settings.text("stoa.http.port", "8080");
        return HttpServer.isAddressTrouble(cause)
                ? "Cannot listen on '" + host + ":" + port
                        + "': the port is taken or the address is not this machine's."
                        + " Stop the other program or set 'stoa.http.port' to a free port (0 picks one)."
                : "Cannot start the web server on '" + host + ":" + port + "': " + cause.getMessage()
                        + ". Check the settings 'stoa.http.*'; the log has the details.";
    }

    /** What the server is made of; one service, so that it appears when all parts are there. */
    @Component(service = Parts.class)
    public static final class Parts {
        private final Hub hub;
        private final Reception reception;
        private final Sites sites;
        private final MeterRegistry meters;

        @Activate
        public Parts(
                @Reference Hub hub,
                @Reference Reception reception,
                @Reference Sites sites,
                @Reference MeterRegistry meters) {
            this.hub = hub;
            this.reception = reception;
            this.sites = sites;
            this.meters = meters;
        }

        Hub hub() {
            return hub;
        }

        Reception reception() {
            return reception;
        }

        Sites sites() {
            return sites;
        }

        MeterRegistry meters() {
            return meters;
        }
    }
}
