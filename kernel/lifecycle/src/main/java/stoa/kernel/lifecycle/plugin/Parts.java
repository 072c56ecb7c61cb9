package stoa.kernel.lifecycle.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** The declarative components of a bundle: which of them failed, and which still wait for something. */
final class Parts {
    private static final String CAUSED_BY = "Caused by: ";

    private final ServiceComponentRuntime runtime;

    Parts(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** Why one of them threw when it was activated. */
    Optional<String> failure(Bundle bundle) {
        return descriptions(bundle).stream()
                .flatMap(part -> runtime.getComponentConfigurationDTOs(part).stream())
                .filter(part -> part.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(part -> "Component '" + simple(part.description.implementationClass) + "' failed to activate: "
                        + rootCause(part.failure) + ".")
                .findFirst();
    }

    /** What the others wait for, and which are not activated to the end, one sentence each. */
    List<String> waiting(Bundle bundle) {
        return descriptions(bundle).stream()
                .flatMap(part -> runtime.getComponentConfigurationDTOs(part).stream())
                .flatMap(Parts::trouble)
                .toList();
    }

    private static Stream<String> trouble(ComponentConfigurationDTO part) {
        if (part.description.immediate && part.state == ComponentConfigurationDTO.SATISFIED) {
            return Stream.of("Component '" + simple(part.description.implementationClass) + "' is being activated.");
        }
        return Arrays.stream(part.unsatisfiedReferences).map(missing -> sentence(part, missing));
    }

    private List<ComponentDescriptionDTO> descriptions(Bundle bundle) {
        return List.copyOf(runtime.getComponentDescriptionDTOs(bundle));
    }

    private static String sentence(ComponentConfigurationDTO part, UnsatisfiedReferenceDTO missing) {
        var service = Arrays.stream(part.description.references)
                .filter(reference -> reference.name.equals(missing.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(missing.name);
        var target = missing.target == null || missing.target.isEmpty() ? "" : " with " + missing.target;
        return "Component '" + simple(part.description.implementationClass) + "' waits for service '" + service + "'"
                + target + ".";
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The last cause in a printed stack trace. */
    private static String rootCause(String trace) {
        var lines = trace == null ? List.<String>of() : trace.lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith(CAUSED_BY))
                .map(line -> line.substring(CAUSED_BY.length()))
                .reduce((outer, inner) -> inner)
                .orElse(lines.isEmpty() ? "unknown cause" : lines.getFirst());
    }
}
