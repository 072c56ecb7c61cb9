package stoa.kernel.launcher.probe;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Is still starting when the process is told to end, and then fails. */
public final class HalfStartedPart implements BundleActivator {
    @Override
    public void start(BundleContext context) throws InterruptedException {
        CountDownLatch ending = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ending::countDown));
        System.out.println("half way");
        ending.await();
        throw new IllegalStateException("The ground is gone");
    }

    @Override
    public void stop(BundleContext context) {}
}
