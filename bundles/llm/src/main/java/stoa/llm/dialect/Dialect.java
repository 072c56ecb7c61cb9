package stoa.llm.dialect;

import java.util.Optional;
import java.util.Set;
import stoa.llm.setup.Provider;
import stoa.llm.wire.HttpCall;
import stoa.llm.wire.HttpReply;

/** How one kind of provider is spoken to. Stateless. */
public sealed interface Dialect permits Gemini, OpenAi, Ollama, Anthropic {
    /**
     * The call.
     *
     * @param dropped parameters that this model refused before
     */
    HttpCall call(Ask ask, Set<String> dropped);

    /** What the reply means. */
    Heard hear(HttpReply reply);

    /** A call that loads the model and asks nothing; empty where models are loaded already. */
    default Optional<HttpCall> warmUp(Provider provider) {
        return Optional.empty();
    }

    static Dialect of(Provider.Kind kind) {
        return switch (kind) {
            case GEMINI -> new Gemini();
            case OPENAI -> new OpenAi();
            case OLLAMA -> new Ollama();
            case ANTHROPIC -> new Anthropic();
        };
    }
}
