package stoa.kernel.lifecycle.plugin;

import org.osgi.framework.BundleException;

/** Why a bundle did not start, in a sentence without the framework's jargon. */
final class StartTrouble {
    private StartTrouble() {}

    static String sentence(Throwable thrown) {
        if (thrown instanceof BundleException failure) {
            return switch (failure.getType()) {
                case BundleException.RESOLVE_ERROR -> "It cannot be wired: " + firstLine(failure) + ".";
                case BundleException.ACTIVATOR_ERROR -> "Its activator failed: " + root(failure) + ".";
                default -> "It cannot start: " + root(failure) + ".";
            };
        }
        return "It cannot start: " + thrown + ".";
    }

    private static String root(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    private static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }
}
