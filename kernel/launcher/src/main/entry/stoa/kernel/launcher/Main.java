package stoa.kernel.launcher;

/**
 * The entry of the process. Compiled for an old release, unlike everything else, so that a JDK too old for Stoa can still
 * say so in a sentence.
 */
public final class Main {
    private static final int OLDEST_JDK = 25;

    private Main() {}

    /** Runs Stoa until it is told to stop; exits 0 after an orderly stop and 2 after a bad start. */
    public static void main(String[] arguments) {
        int found = Runtime.version().feature();
        if (found < OLDEST_JDK) {
            System.err.println("Cannot start Stoa on Java '" + Runtime.version() + "' in '"
                    + System.getProperty("java.home") + "': Java " + OLDEST_JDK
                    + " or newer is needed. Install a JDK " + OLDEST_JDK + " and set JAVA_HOME to it.");
            System.exit(2);
        }
        System.exit(Launcher.run(arguments, System.getenv(), new Console(System.out, System.err)));
    }
}
