package stoa.kernel.lifecycle.plugin;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.service.component.annotations.Component;

/** Allows two bundles of one name and version when the present one is a plugin: for the moment of a swap there are two. */
@Component
public final class CollisionsOfPlugins implements CollisionHook {
    @Override
    public void filterCollisions(int operation, Bundle target, Collection<Bundle> present) {
        present.removeIf(bundle -> bundle.getLocation().startsWith(Deployment.LOCATION));
    }
}
