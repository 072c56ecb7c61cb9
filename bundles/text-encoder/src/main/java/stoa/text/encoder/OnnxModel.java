package stoa.text.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The model in its native runtime. Any thread may ask; {@link #close} must come after the last answer. */
final class OnnxModel implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxModel(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /** Loads the native library the first time; an {@link UnsatisfiedLinkError} or the like when there is none. */
    static OnnxModel open(byte[] model) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            // One thread for one call, calls side by side: two threads gain nothing below 200 tokens and have worse
            // tails.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxModel(environment, environment.createSession(model, options));
        }
    }

    /** Alone, never in a batch: its numbers are rounded over all that is computed at once. */
    List<Vectors> vectors(Window window) throws OrtException {
        var length = window.ids().length;
        var ids = Arrays.stream(window.ids()).asLongStream().toArray();
        var ones = new long[length];
        Arrays.fill(ones, 1);
        try (var input = tensor(ids);
                var mask = tensor(ones);
                var types = tensor(new long[length]);
                var output = session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return pool(window, layer(output, ModelFiles.MIDDLE), layer(output, "last_hidden_state"));
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot close the model", e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static FloatBuffer layer(OrtSession.Result output, String name) {
        return ((OnnxTensor) output.get(name).orElseThrow()).getFloatBuffer();
    }

    private static List<Vectors> pool(Window window, FloatBuffer middle, FloatBuffer last) {
        var found = new ArrayList<Vectors>();
        var token = 1;
        for (var run : window.runs()) {
            found.add(new Vectors(run.length(), sum(middle, token, run.length()), sum(last, token, run.length())));
            token += run.length();
        }
        return found;
    }

    private static float[] sum(FloatBuffer layer, int token, int count) {
        var sums = new float[Vectors.SIZE];
        var row = new float[Vectors.SIZE];
        for (var at = token; at < token + count; at++) {
            layer.get(at * Vectors.SIZE, row);
            for (var column = 0; column < Vectors.SIZE; column++) {
                sums[column] += row[column];
            }
        }
        return sums;
    }
}
