package stoa.__family__.__name__;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.plugin.PluginContext;

/** The entry of the plugin; whatever the context hands out is closed for it when the plugin stops. */
@Component(service = __Type__.class, immediate = true)
public final class __Type__ {
    private final PluginContext context;

    @Activate
    public __Type__(@Reference PluginContext context) {
        this.context = context;
    }

    /** What everything this plugin does starts from. */
    PluginContext context() {
        return context;
    }
}
