package stoa.judge.llm;

import java.util.Optional;
import stoa.api.llm.Completion;
import stoa.api.llm.LanguageModel;
import stoa.api.llm.ModelState;
import stoa.api.llm.Outcome;
import stoa.api.llm.Prompt;
import stoa.api.task.Deadline;

/** A model that is not set up. */
record Unset() implements LanguageModel {
    private static final String NEED = "No language model is set up. Set 'stoa.llm.provider'.";

    @Override
    public ModelState state() {
        return new ModelState(false, "", "", true, NEED);
    }

    @Override
    public <R extends Record> Completion<R> complete(Prompt<R> prompt, Deadline deadline) {
        return Completion.without(
                Outcome.NOT_SET_UP, NEED, new Completion.Source(Optional.empty(), "", "", 0, 0, 0, false, 0));
    }
}
