package stoa.kernel.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What the kernel's modules say about themselves through the services of {@code stoa.kernel.contract.platform}. The class
 * path shares no types with bundles, so each service's one question is asked by name.
 */
final class KernelReport {
    private static final String CONTRACT = "stoa.kernel.contract.platform.";

    private final BundleContext context;

    KernelReport(BundleContext context) {
        this.context = context;
    }

    /** The sentence of a module that cannot start. */
    Optional<String> failure() {
        return answers("StartFailure", "sentence").findFirst();
    }

    /** Where the gateway listens. */
    Optional<String> address() {
        return answers("Listening", "address").findFirst();
    }

    /** What is still missing, in sentences; empty when everything is ready. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (address().isEmpty()) {
            complaints.add("The gateway does not listen yet.");
        }
        answers("Readiness", "complaint").filter(text -> !text.isBlank()).forEach(complaints::add);
        return complaints;
    }

    /** What is missing for good although everything else is ready, in sentences. */
    List<String> remarks() {
        return answers("Readiness", "remark").filter(text -> !text.isBlank()).toList();
    }

    private Stream<String> answers(String type, String question) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(CONTRACT + type, null);
            return found == null
                    ? Stream.empty()
                    : Arrays.stream(found).flatMap(it -> ask(it, type, question).stream());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter was given", e);
        }
    }

    private <S> Optional<String> ask(ServiceReference<S> reference, String type, String question) {
        S service = context.getService(reference);
        if (service == null) {
            return Optional.empty();
        }
        try {
            Class<?> contract = reference.getBundle().loadClass(CONTRACT + type);
            return Optional.of(String.valueOf(contract.getMethod(question).invoke(service)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Service '" + type + "' does not answer '" + question + "'", e);
        } finally {
            context.ungetService(reference);
        }
    }
}
