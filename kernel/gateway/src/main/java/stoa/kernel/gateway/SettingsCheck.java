package stoa.kernel.gateway;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.contract.platform.StartFailure;
import stoa.kernel.gateway.settings.HttpSettings;
import stoa.kernel.gateway.settings.LiveSettings;

/** Reads all settings of the gateway before anything depends on them, so that a wrong one ends the start with a sentence. */
@Component(service = SettingsCheck.class, immediate = true)
public final class SettingsCheck {
    private static final List<Consumer<Settings>> READERS =
            List.of(HttpSettings::from, HttpSettings.Bounds::from, LiveSettings::from);

    @Activate
    public SettingsCheck(BundleContext context, @Reference Settings settings) {
        try {
            READERS.forEach(reader -> reader.accept(settings));
        } catch (PlatformException e) {
            context.registerService(StartFailure.class, () -> String.valueOf(e.getMessage()), null);
        }
    }
}
