package stoa.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Boots the real kernel for the tests of one class. Register it in a static field and take {@link Platform} as a parameter.
 * Immutable but for the platform that runs.
 */
public final class PlatformExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private final Setup setup;
    private @Nullable Platform platform;

    private PlatformExtension(Setup setup) {
        this.setup = setup;
    }

    /** With a manual clock, and with every plugin on the test's class path. */
    public static PlatformExtension create() {
        return new PlatformExtension(Setup.PLAIN);
    }

    /** With a setting named {@code stoa.*}. */
    public PlatformExtension with(String setting, String value) {
        return new PlatformExtension(setup.with(setting, value));
    }

    /** Without a plugin that is on the class path. */
    public PlatformExtension without(String plugin) {
        return new PlatformExtension(setup.leavingOut(plugin));
    }

    /** On the system's clock, where a test needs time to pass by itself. */
    public PlatformExtension withSystemClock() {
        return new PlatformExtension(setup.withSystemClock());
    }

    /** The platform, from within the tests of the class. */
    public Platform platform() {
        if (platform == null) {
            throw new IllegalStateException("The platform runs only within the tests of a class");
        }
        return platform;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        platform = Platform.boot(setup);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (platform != null) {
            platform.close();
            platform = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform();
    }
}
