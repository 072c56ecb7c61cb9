package stoa.judge.embedded;

import stoa.api.debate.Judge;
import stoa.api.text.TextEncoder;
import stoa.text.encoder.Engine;
import stoa.text.encoder.LeasedEncoder;

/** The real encoder, once for all tests: with the model, and as it is where the native library is missing. */
public final class Encoders {
    public static final TextEncoder MODEL = new LeasedEncoder(Engine.alone(true));
    public static final TextEncoder TABLE = new LeasedEncoder(Engine.alone(false));

    private Encoders() {}

    /** The judge with the model. */
    public static Judge judge() {
        return new EmbeddedJudge(MODEL);
    }
}
