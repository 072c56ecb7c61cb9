package stoa.kernel.lifecycle.plugin;

import stoa.testkit.PluginSource;

/** Plugins that behave well, badly, and in between. */
final class Samples {
    private static final String OPERATION = """
            package greeting;

            import org.osgi.service.component.annotations.Activate;
            import org.osgi.service.component.annotations.Component;
            import org.osgi.service.component.annotations.Reference;
            import stoa.api.panel.*;
            import stoa.api.plugin.PluginContext;

            @Component(service = Operation.class)
            public final class Greet implements Operation<Greet.In, Greet.Out> {
                public record In(String name) {}
                public record Out(String text, String version) {}

                private final PluginContext context;

                @Activate
                public Greet(@Reference PluginContext context) {
                    this.context = context;
                    context.tasks().every(java.time.Duration.ofMillis(5), "beat", () -> {});
                }

                public OperationSpec<In, Out> spec() {
                    return OperationSpec.of("greeting.greet", "Greets", In.class, Out.class).get("/greetings/{name}");
                }

                public Out run(In in, CallContext call) {
                    return new Out("Hello " + in.name(), "VERSION");
                }
            }
            """;
    private static final String GUARD = """
            package greeting;

            import org.osgi.service.component.annotations.Component;
            import stoa.api.access.*;

            @Component(service = Guard.class)
            public final class Everybody implements Guard {
                private final Rules rules = Rules.of().allowEverybody("greeting.greet").build();

                public java.util.Set<Action> actions() {
                    return rules.actions();
                }

                public Ruling rule(Caller caller, Action action, Resource resource) {
                    return rules.rule(caller, action, resource);
                }
            }
            """;

    private static final String CRASH = """
            package greeting;

            import org.osgi.service.component.annotations.Component;
            import stoa.api.panel.*;

            @Component(service = Operation.class)
            public final class CrashNUMBER implements Operation<CrashNUMBER.In, CrashNUMBER.Out> {
                public record In() {}
                public record Out() {}

                public OperationSpec<In, Out> spec() {
                    return OperationSpec.of("greeting.crashNUMBER", "Crashes", In.class, Out.class)
                            .get("/crashNUMBER");
                }

                public Out run(In in, CallContext call) {
                    throw new NullPointerException("nothing there");
                }
            }
            """;

    private Samples() {}

    /** Answers {@code greeting.greet} with its version. */
    static PluginSource greeting(String version) {
        return PluginSource.of("greeting", version)
                .java("greeting.Greet", OPERATION.replace("VERSION", version))
                .java("greeting.Everybody", GUARD);
    }

    /** Greets, and complains. */
    static PluginSource complaining(String version) {
        return greeting(version).java("greeting.Grumbler", """
                package greeting;

                @org.osgi.service.component.annotations.Component
                public final class Grumbler implements stoa.api.plugin.Probe {
                    public String complaint() {
                        return "The model file is missing.";
                    }
                }
                """);
    }

    /** Greets, and has four operations that throw. */
    static PluginSource crashing(String version) {
        var source = PluginSource.of("greeting", version)
                .java("greeting.Greet", OPERATION.replace("VERSION", version))
                .java("greeting.Everybody", GUARD);
        for (var door = 0; door < 4; door++) {
            source = source.java(
                            "greeting.Door" + door,
                            GUARD.replace("Everybody ", "Door" + door + " ")
                                    .replace("greeting.greet", "greeting.crash" + door))
                    .java("greeting.Crash" + door, CRASH.replace("NUMBER", String.valueOf(door)));
        }
        return source;
    }

    /** Its component throws when it is activated. */
    static PluginSource throwing(String version) {
        return greeting(version).java("greeting.Bang", """
                package greeting;

                @org.osgi.service.component.annotations.Component(service = Bang.class, immediate = true)
                public final class Bang {
                    @org.osgi.service.component.annotations.Activate
                    public Bang() {
                        throw new IllegalStateException("no licence");
                    }
                }
                """);
    }

    /** Its component throws when it is activated for the first time. */
    static PluginSource stumbling(String version) {
        return greeting(version).java("greeting.Stumble", """
                package greeting;

                @org.osgi.service.component.annotations.Component(service = Stumble.class, immediate = true)
                public final class Stumble {
                    private static final java.util.concurrent.atomic.AtomicInteger BEGUN =
                            new java.util.concurrent.atomic.AtomicInteger();

                    @org.osgi.service.component.annotations.Activate
                    public Stumble() {
                        if (BEGUN.incrementAndGet() == 1) {
                            throw new IllegalStateException("the lights are off");
                        }
                    }
                }
                """);
    }

    /** Its component never comes back from its activation, until it is interrupted. */
    static PluginSource hanging(String version) {
        return greeting(version).java("greeting.Sleeper", """
                package greeting;

                @org.osgi.service.component.annotations.Component(service = Sleeper.class, immediate = true)
                public final class Sleeper {
                    @org.osgi.service.component.annotations.Activate
                    public Sleeper() throws InterruptedException {
                        new java.util.concurrent.CountDownLatch(1).await();
                    }
                }
                """);
    }

    /** Needs a package that nobody has. */
    static PluginSource unresolvable(String version) {
        return greeting(version).header("Import-Package", "no.such.thing;version=\"[1,2)\", *");
    }

    /** Waits for a service of another plugin. */
    static PluginSource needy(String version) {
        return PluginSource.of("needy", version).java("needy.Needy", """
                package needy;

                import org.osgi.service.component.annotations.*;

                @Component(service = Needy.class, immediate = true)
                public final class Needy {
                    @Activate
                    public Needy(@Reference stoa.api.debate.Judge judge) {}
                }
                """);
    }

    /** A plugin beside, that a change of another one must not touch. */
    static PluginSource neighbour() {
        return PluginSource.of("neighbour", "1.0.0").java("neighbour.Quiet", """
                package neighbour;

                @org.osgi.service.component.annotations.Component
                public final class Quiet implements stoa.api.plugin.Probe {
                    public String complaint() {
                        return "";
                    }
                }
                """);
    }

    /** Greets, and has a probe that never complains. */
    static PluginSource content(String version) {
        return greeting(version).java("greeting.Content", """
                package greeting;

                @org.osgi.service.component.annotations.Component
                public final class Content implements stoa.api.plugin.Probe {
                    public String complaint() {
                        return "";
                    }
                }
                """);
    }

    /** Content when it starts, and complaining ever after. */
    static PluginSource tiring(String version) {
        return greeting(version).java("greeting.Tiring", """
                package greeting;

                @org.osgi.service.component.annotations.Component
                public final class Tiring implements stoa.api.plugin.Probe {
                    private static final java.util.concurrent.atomic.AtomicInteger ASKED =
                            new java.util.concurrent.atomic.AtomicInteger();

                    public String complaint() {
                        return ASKED.incrementAndGet() <= 2 ? "" : "The disk is full.";
                    }
                }
                """);
    }

    /** Offers a judge, of whom nothing is asked. */
    static PluginSource judging(String version) {
        return PluginSource.of("judging", version).java("judging.Silent", """
                package judging;

                import stoa.api.debate.*;

                @org.osgi.service.component.annotations.Component
                public final class Silent implements Judge {
                    public JudgeDescriptor describe() {
                        return new JudgeDescriptor("silent", "1", "Silent", java.util.List.of(), false);
                    }

                    public Verdict judge(Question question, stoa.api.task.Deadline deadline) {
                        throw new UnsupportedOperationException("never asked");
                    }
                }
                """);
    }
}
