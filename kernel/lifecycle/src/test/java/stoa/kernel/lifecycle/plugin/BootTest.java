package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;

class BootTest {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create().with("stoa.log.level", "info");

    @Test
    void servesItsHealth(Platform platform) {
        assertEquals(200, platform.get("health/ready").statusCode());
    }
}
