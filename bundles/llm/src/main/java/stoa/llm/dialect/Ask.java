package stoa.llm.dialect;

import java.net.URI;
import stoa.llm.prompt.Envelope;
import stoa.llm.setup.Provider;
import tools.jackson.databind.node.ObjectNode;

/**
 * One exchange to be made.
 *
 * @param tokens the most the answer may take
 */
public record Ask(Provider provider, Envelope envelope, ObjectNode schema, int tokens) {
    static final int SEED = 7;

    public Ask with(Envelope other) {
        return new Ask(provider, other, schema, tokens);
    }

    public Ask within(int most) {
        return new Ask(provider, envelope, schema, most);
    }

    /** The address of a call; whatever path the server's address has stays before it. */
    URI at(String path) {
        return URI.create(provider.address() + path);
    }

    /** The most tokens it can take. */
    public int most() {
        return envelope.tokens() + tokens;
    }

    @Override
    public String toString() {
        return "ask of " + provider;
    }
}
