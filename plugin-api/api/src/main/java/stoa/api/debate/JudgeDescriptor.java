package stoa.api.debate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a judge is and can.
 *
 * @param id stable, for example {@code rubric}
 * @param version shown with every verdict
 * @param languages BCP 47 tags it understands; empty means any
 * @param explains whether its reasons can be recomputed from the text alone
 * @param axes what it scores
 * @param typical how long one answer usually takes
 * @param reach whether the text leaves the machine; institutions may allow local judges only
 */
public record JudgeDescriptor(
        String id,
        String version,
        String title,
        List<String> languages,
        boolean explains,
        Kind kind,
        List<Criterion> axes,
        Duration typical,
        CostClass cost,
        Reach reach) {
    /** How it works. */
    public enum Kind {
        RULES,
        /** A model inside the platform. */
        EMBEDDED,
        /** A large language model. */
        LLM,
        /** Several judges together. */
        PANEL,
        /** A program beside the platform. */
        EXTERNAL
    }

    /** What an answer costs, roughly. */
    public enum CostClass {
        FREE,
        LOW,
        HIGH
    }

    /** Where the text goes. */
    public enum Reach {
        LOCAL,
        REMOTE
    }

    public JudgeDescriptor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(title, "title");
        languages = List.copyOf(languages);
        Objects.requireNonNull(kind, "kind");
        axes = List.copyOf(axes);
        Objects.requireNonNull(typical, "typical");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(reach, "reach");
    }

    /** A judge by rules: local, free, fast, on the four core criteria. */
    public JudgeDescriptor(String id, String version, String title, List<String> languages, boolean explains) {
        this(
                id,
                version,
                title,
                languages,
                explains,
                Kind.RULES,
                Criterion.CORE,
                Duration.ofMillis(10),
                CostClass.FREE,
                Reach.LOCAL);
    }

    public JudgeDescriptor of(Kind how, List<Criterion> scored, Duration usually) {
        return new JudgeDescriptor(id, version, title, languages, explains, how, scored, usually, cost, reach);
    }

    public JudgeDescriptor costing(CostClass price, Reach where) {
        return new JudgeDescriptor(id, version, title, languages, explains, kind, axes, typical, price, where);
    }
}
