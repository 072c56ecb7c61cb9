package stoa.kernel.lifecycle.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** What an installed bundle would be wired to, asked without resolving or starting it. */
final class Wiring {
    private static final String SERVICE = "osgi.service";
    private static final String META_PERSISTENCE = "Meta-Persistence";
    private static final String UNIT_FACTORY = "EntityManagerFactory";

    private final BundleContext context;

    Wiring(BundleContext context) {
        this.context = context;
    }

    /** One sentence for each package, capability or service that it needs and that is not there. */
    List<String> missing(Bundle bundle) {
        var revision = bundle.adapt(BundleRevision.class);
        var sentences = new ArrayList<String>();
        for (var requirement : revision.getDeclaredRequirements(null)) {
            if (isMandatory(requirement) && !isMet(bundle, revision, requirement)) {
                sentences.add(sentence(requirement));
            }
        }
        return sentences;
    }

    /** The other bundles that would have to be restarted if this one went away. */
    List<Bundle> dependents(Bundle bundle) {
        return context
                .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .getDependencyClosure(List.of(bundle))
                .stream()
                .filter(other -> other.getBundleId() != bundle.getBundleId())
                .toList();
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        return !Constants.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
    }

    private boolean isMet(Bundle bundle, BundleRevision revision, BundleRequirement requirement) {
        var filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        var byItself = revision.getDeclaredCapabilities(requirement.getNamespace()).stream()
                .anyMatch(requirement::matches);
        if (byItself) {
            return true;
        }
        if (requirement.getNamespace().equals(SERVICE)) {
            return isOwnUnit(bundle, filter) || isOffered(filter);
        }
        return isEffectiveOnlyWhenActive(requirement)
                || capabilities(requirement.getNamespace()).anyMatch(requirement::matches);
    }

    /** The factory of a bundle's own unit comes only after the bundle has started. */
    private static boolean isOwnUnit(Bundle bundle, String filter) {
        return filter.contains(UNIT_FACTORY) && bundle.getHeaders("").get(META_PERSISTENCE) != null;
    }

    private static boolean isEffectiveOnlyWhenActive(BundleRequirement requirement) {
        return !Constants.EFFECTIVE_RESOLVE.equals(
                requirement.getDirectives().getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE));
    }

    private boolean isOffered(String filter) {
        try {
            return filter.isEmpty() || context.getAllServiceReferences(null, filter) != null;
        } catch (InvalidSyntaxException _) {
            return false;
        }
    }

    private Stream<BundleCapability> capabilities(String namespace) {
        Predicate<Bundle> isInstalled = other -> other.getState() != Bundle.UNINSTALLED;
        return Arrays.stream(context.getBundles())
                .filter(isInstalled)
                .map(other -> other.adapt(BundleRevision.class))
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
    }

    private String sentence(BundleRequirement requirement) {
        var wish = Wish.of(requirement);
        if (requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            return "It needs package " + wish + ", " + present(wish.name()) + ".";
        }
        return "It needs " + wish + ", which nobody offers.";
    }

    private String present(String name) {
        var versions = capabilities(PackageNamespace.PACKAGE_NAMESPACE)
                .map(BundleCapability::getAttributes)
                .filter(attributes -> name.equals(attributes.get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(attributes -> String.valueOf(attributes.get(Constants.VERSION_ATTRIBUTE)))
                .distinct()
                .sorted()
                .toList();
        return versions.isEmpty() ? "which no bundle offers" : "which is here only in " + String.join(", ", versions);
    }
}
