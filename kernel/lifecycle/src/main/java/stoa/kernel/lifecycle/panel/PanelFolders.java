package stoa.kernel.lifecycle.panel;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import stoa.kernel.contract.platform.WebAssets;

/** Registers {@link WebAssets} for each active bundle that has a folder {@code panel/}. */
@Component(service = {})
public final class PanelFolders implements BundleTrackerCustomizer<ServiceRegistration<WebAssets>> {
    private final BundleContext context;
    private final BundleTracker<ServiceRegistration<WebAssets>> tracker;

    @Activate
    public PanelFolders(BundleContext context) {
        this.context = context;
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
        tracker.open();
    }

    @Deactivate
    public void withdraw() {
        tracker.close();
    }

    @Override
    public @Nullable ServiceRegistration<WebAssets> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        return PanelFolder.of(bundle)
                .map(folder -> context.registerService(WebAssets.class, folder, null))
                .orElse(null);
    }

    @Override
    public void modifiedBundle(
            Bundle bundle, @Nullable BundleEvent event, ServiceRegistration<WebAssets> registration) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, ServiceRegistration<WebAssets> registration) {
        registration.unregister();
    }
}
