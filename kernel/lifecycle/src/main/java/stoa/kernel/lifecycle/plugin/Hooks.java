package stoa.kernel.lifecycle.plugin;

import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What must be asked and told before the first plugin is installed. */
@Component(service = Hooks.class)
public final class Hooks {
    private final Curtain curtain;
    private final Faults faults;

    @Activate
    public Hooks(@Reference CollisionHook collisions, @Reference Curtain curtain, @Reference Faults faults) {
        this.faults = faults;
        this.curtain = curtain;
    }

    Faults faults() {
        return faults;
    }

    Curtain curtain() {
        return curtain;
    }
}
