package stoa.llm.setup;

import java.util.Optional;
import stoa.api.llm.ModelState;

/**
 * A provider, or what is missing.
 *
 * @param need one sentence for an administrator; empty when there is a provider
 */
public record Setup(Optional<Provider> provider, String need) {
    static Setup of(Provider provider) {
        return new Setup(Optional.of(provider), "");
    }

    static Setup missing(String need) {
        return new Setup(Optional.empty(), need);
    }

    /** As far as the settings say; who may read what is asked elsewhere. */
    public ModelState state() {
        return provider.map(it -> new ModelState(true, it.dialect().title(), it.model(), it.isLocal(), ""))
                .orElseGet(() -> new ModelState(false, "", "", true, need));
    }
}
