package stoa.api.text;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.plugin.Preview;

/**
 * Encodes sentences with a language model that runs in this process.
 *
 * <p><b>Threads</b>: any, several at once; the work is done by the encoder's own few threads. <b>Failure</b>: it does not fail
 * for want of the model; it answers with a weaker {@link Encoding.Method} and says so. <b>Unload</b>: each bundle that holds the
 * service holds a lease of the model; calls in hand end before the model is closed.
 */
@Preview
@ProviderType
public interface TextEncoder {
    /**
     * One part for each sentence, in order. Equal sentences in equal order cost nothing the second time, so a text that grows is
     * encoded as it grows.
     *
     * @param patience the longest wait for a free thread; when it would be longer, the answer comes from the token table
     */
    Encoding encode(List<String> sentences, Duration patience) throws InterruptedException;

    /** SHA-256 of the model in hex; vectors of different models must not be compared. */
    String fingerprint();
}
