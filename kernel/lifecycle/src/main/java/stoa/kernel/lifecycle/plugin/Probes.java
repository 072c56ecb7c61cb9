package stoa.kernel.lifecycle.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import stoa.api.plugin.Probe;

/** Asks a bundle's own probes whether it can do its work. */
final class Probes {
    private static final String SERVICE = "osgi.service";
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final BundleContext context;
    private final Curtain curtain;

    Probes(BundleContext context, Curtain curtain) {
        this.context = context;
        this.curtain = curtain;
    }

    /** Behind which a bundle with a probe begins. */
    Curtain curtain() {
        return curtain;
    }

    /** Whether an installed bundle says that it has a probe; bnd writes that down for each component. */
    boolean isDeclaredBy(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(SERVICE).stream()
                .map(service -> service.getAttributes().get(Constants.OBJECTCLASS))
                .anyMatch(offered -> offered instanceof List<?> names && names.contains(Probe.class.getName()));
    }

    /** The first complaint; empty when there is none, or no probe. */
    String complaint(Bundle bundle) {
        return references(bundle).stream()
                .map(this::ask)
                .filter(complaint -> !complaint.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<ServiceReference<?>> references(Bundle bundle) {
        var services = Optional.ofNullable(bundle.getRegisteredServices()).orElse(new ServiceReference<?>[0]);
        return Arrays.stream(services)
                .filter(service -> Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS))
                        .contains(Probe.class.getName()))
                .toList();
    }

    private String ask(ServiceReference<?> reference) {
        var outcome = Bounded.call("plugin-probe", LIMIT, () -> answer(reference));
        return switch (outcome) {
            case Bounded.Done<String>(var complaint) -> complaint;
            case Bounded.Threw<String>(var cause) -> "Its probe failed: " + cause + ".";
            case Bounded.TooLate<String> late ->
                "Its probe did not answer within " + LIMIT.toSeconds() + " seconds; it was at " + late.where() + ".";
        };
    }

    private String answer(ServiceReference<?> reference) {
        if (context.getService(reference) instanceof Probe probe) {
            try {
                return Objects.requireNonNullElse(probe.complaint(), "").strip();
            } finally {
                context.ungetService(reference);
            }
        }
        return "Its probe could not be created.";
    }
}
