package stoa.kernel.launcher.probe;

import java.net.URI;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import stoa.kernel.contract.platform.Listening;

/** Says that it listens. */
public final class SpeakingGateway implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        URI address = URI.create("http://127.0.0.1:" + context.getProperty("stoa.http.port") + "/");
        context.registerService(Listening.class, () -> address, null);
    }

    @Override
    public void stop(BundleContext context) {}
}
