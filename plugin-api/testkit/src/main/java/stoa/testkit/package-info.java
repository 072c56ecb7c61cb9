/**
 * Tests of plugins against the real kernel: {@link stoa.testkit.PlatformExtension} boots it inside the test's JVM in about a
 * second, with a {@link stoa.testkit.ManualClock}, a free port and a temporary data folder.
 *
 * {@snippet :
 * class GreetingTest {
 *     @RegisterExtension
 *     static final PlatformExtension PLATFORM = PlatformExtension.create();
 *
 *     @Test
 *     void isActive(Platform platform) {
 *         platform.awaitActive("greeting");
 *     }
 * }
 * }
 *
 * <p>The bundles come from the test's class path: the kernel's (dependency {@code stoa.kernel}), the module's own, and any
 * other plugin. {@link stoa.testkit.contract} holds what every plugin of a kind must pass.
 */
@NullMarked
package stoa.testkit;

import org.jspecify.annotations.NullMarked;
