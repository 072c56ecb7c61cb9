package stoa.api.llm;

import java.util.Objects;

/**
 * Whether a language model can be asked.
 *
 * @param ready whether one is set up
 * @param provider how it is spoken to, for example {@code ollama}; empty when none is set up
 * @param model as the settings name it
 * @param local whether the text stays on this machine
 * @param need what an administrator would have to do; empty when nothing is missing
 */
public record ModelState(boolean ready, String provider, String model, boolean local, String need) {
    public ModelState {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(need, "need");
    }
}
