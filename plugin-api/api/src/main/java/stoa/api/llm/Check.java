package stoa.api.llm;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import stoa.api.plugin.Preview;

/**
 * What an answer must fulfil beyond its shape.
 *
 * <p><b>When it is called</b>: for each answer that has the shape, on the asker's thread.
 *
 * @param <R> the shape of the answer
 */
@Preview
@ConsumerType
@FunctionalInterface
public interface Check<R extends Record> {
    /** What is wrong, in words for the model and without any words of the material; empty when nothing is. */
    Optional<String> complaint(R answer);
}
