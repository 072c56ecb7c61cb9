package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.kernel.contract.platform.Readiness;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.PluginSource;

/** A start returns when every readiness is content. */
class ReadinessTest {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create()
            .withSystemClock()
            .with("stoa.plugins.start", "20s")
            .with("stoa.plugins.retry", "500ms")
            .with("stoa.log.level", "off");

    private final Platform platform = PLATFORM.platform();

    @BeforeEach
    void stop() throws IOException {
        platform.stop();
        try (var files = Files.list(platform.deployFolder())) {
            files.forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void aJarWrittenJustBeforeTheStartIsPartOfIt() {
        drop(Samples.greeting("1.0.0"));

        platform.start();

        assertTrue(platform.plugin("greeting").isActive());
        assertEquals("", remark());
    }

    @Test
    void aPluginThatWorksAtItsSecondAttemptIsWaitedFor() {
        drop(Samples.stumbling("1.0.0"));

        platform.start();

        assertTrue(
                platform.plugin("greeting").isActive(),
                platform.plugin("greeting").why());
    }

    @Test
    void aPluginThatKeepsFailingIsNotWaitedForButNamed() {
        drop(Samples.throwing("1.0.0"));

        platform.start();

        var remark = remark();
        assertTrue(remark.startsWith("Plugin 'greeting' 1.0.0 is not active but "), remark);
        assertTrue(remark.contains("no licence"), remark);
        assertEquals(200, platform.get("health/ready").statusCode());
        assertTrue(platform.get("health/ready").body().contains("no licence"));
    }

    @Test
    void aPluginThatWaitsForWhatNobodyOffersIsNamedToo() {
        drop(Samples.needy("1.0.0"));

        platform.start();

        var remark = remark();
        assertTrue(remark.contains("'needy' 1.0.0 is not active but waiting"), remark);
    }

    private String remark() {
        return platform.services(Readiness.class).stream()
                .filter(readiness -> readiness.name().equals("plugins"))
                .map(Readiness::remark)
                .findFirst()
                .orElseThrow();
    }

    private void drop(PluginSource source) {
        source.build(platform.deployFolder().resolve("dropped.jar"));
    }
}
