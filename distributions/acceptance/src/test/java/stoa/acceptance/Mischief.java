package stoa.acceptance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import stoa.testkit.PluginSource;

/** What a judge does instead of judging. */
enum Mischief {
    HANGS("for (;;) { try { Thread.sleep(60_000); } catch (InterruptedException deaf) { } }"),
    THROWS("throw new StackOverflowError(\"deep\");"),
    NOTHING("return null;"),
    NONSENSE(
            "return new Verdict(Verdict.Status.SCORED, List.of(), Optional.of(Seat.OPPOSITION), 1, \"x\".repeat(100_000),"
                    + " new Provenance(\"somebody\", \"9\", \"else\", \"\"));"),
    LEAKS("Thread.ofPlatform().daemon().start(() -> { " + HANGS.judging
            + " }); throw new IllegalStateException(\"leaked\");"),
    LATE("var end = System.nanoTime() + 25_000_000_000L; while (System.nanoTime() < end) { try { Thread.sleep(500); }"
            + " catch (InterruptedException deaf) { } } return null;"),
    /** Never leaves its core, whoever interrupts it. */
    SPINS("for (;;) { Thread.onSpinWait(); }"),
    /** Does so as soon as it is asked who it is. */
    SPINS_AT_ONCE("return null;", "if (System.nanoTime() != 0) { for (;;) { Thread.onSpinWait(); } }");

    private final String judging;
    private final String describing;

    Mischief(String judging) {
        this(judging, "");
    }

    Mischief(String judging, String describing) {
        this.judging = judging;
        this.describing = describing;
    }

    /** Those that give an answer or their thread back, sooner or later, or sleep. */
    static List<Mischief> idle() {
        return Arrays.stream(values())
                .filter(mischief -> mischief.compareTo(SPINS) < 0)
                .toList();
    }

    /** The plugin, which is the judge's id too. */
    String plugin() {
        return "judge-" + word();
    }

    /** As a thread dump shows that it judges. */
    String frame() {
        return packageName() + ".Bad.judge(";
    }

    void build(Path jar) {
        PluginSource.of(plugin(), "1.0.0")
                .java(packageName() + ".Bad", source(packageName()))
                .build(jar);
    }

    private String packageName() {
        return "judge" + word().replace("-", "");
    }

    private String word() {
        return name().toLowerCase().replace('_', '-');
    }

    private String source(String packageName) {
        return """
                package %s;
                import java.util.*;
                import org.osgi.service.component.annotations.Component;
                import stoa.api.debate.*;
                import stoa.api.task.Deadline;
                @Component(service = Judge.class)
                public final class Bad implements Judge {
                    @Override public JudgeDescriptor describe() {
                        %s
                        return new JudgeDescriptor("%s", "1", "Bad", List.of(), false);
                    }
                    @Override public Verdict judge(Question question, Deadline deadline) {
                        %s
                    }
                }
                """.formatted(packageName, describing, plugin(), judging);
    }
}
