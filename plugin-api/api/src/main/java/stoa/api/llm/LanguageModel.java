package stoa.api.llm;

import org.osgi.annotation.versioning.ProviderType;
import stoa.api.plugin.Preview;
import stoa.api.task.Deadline;

/**
 * The hall's language model. Take it as a service.
 *
 * <p>Threads: any, several at once; a call blocks up to its deadline and obeys interruption. Failure: whatever goes wrong outside
 * is an {@link Outcome}, never an exception. Texts, keys and answers appear in no log.
 */
@Preview
@ProviderType
public interface LanguageModel {
    /** What is behind it now. */
    ModelState state();

    /**
     * Asks once, tries again where that may help, and ends by the deadline.
     *
     * @param <R> the shape of the answer
     */
    <R extends Record> Completion<R> complete(Prompt<R> prompt, Deadline deadline) throws InterruptedException;
}
