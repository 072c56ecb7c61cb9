package stoa.kernel.lifecycle.plugin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/**
 * Whose code failed. The service that was called need not be at fault: it may have called another plugin, the kernel or a
 * library of its surroundings, and a database that is away is no reason to quarantine everybody who asks it.
 */
final class Culprit {
    private static final List<String> NEUTRAL = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "stoa.api.");

    private final Bundle called;
    private final List<Bundle> plugins;

    /** The bundle of the service that was called, and the bundles of all plugins. */
    Culprit(Bundle called, List<Bundle> plugins) {
        this.called = called;
        this.plugins = plugins;
    }

    /** The plugin on top of the first cause's stack; empty when the kernel or a library stands above it. */
    Optional<Bundle> of(Throwable thrown) {
        if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            return Optional.empty();
        }
        var stack = first(thrown).getStackTrace();
        if (stack.length == 0) {
            return Optional.of(called);
        }
        return Stream.of(stack)
                .map(StackTraceElement::getClassName)
                .filter(name -> NEUTRAL.stream().noneMatch(name::startsWith))
                .findFirst()
                .flatMap(this::owner);
    }

    private static Throwable first(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Two versions of a plugin hold the same class: the one that was called comes first. */
    private Optional<Bundle> owner(String className) {
        var entry = className.replace('.', '/') + ".class";
        return Stream.concat(Stream.of(called), plugins.stream())
                .filter(plugins::contains)
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED && bundle.getEntry(entry) != null)
                .findFirst();
    }
}
