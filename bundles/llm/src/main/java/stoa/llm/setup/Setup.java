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

    public ModelState state() {
        return provider.map(it -> new ModelState(true, it.dialect().title(), it.model(), it.isLocal(), remoteNote(it)))
                .orElseGet(() -> new ModelState(false, "", "", true, need));
    }

    private static String remoteNote(Provider provider) {
        return provider.isLocal() || !provider.allowed().isEmpty()
                ? ""
                : "The model is not on this machine and no institution allows that. Allow it by 'PUT /api/v1/admin/llm/institutions/hall'"
                        + " or in 'stoa.llm.remote'.";
    }
}
