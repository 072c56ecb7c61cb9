package stoa.llm.wire;

import java.net.URI;
import java.util.Map;

/**
 * A POST of JSON.
 *
 * @param headers with the key; never logged
 */
public record HttpCall(URI address, Map<String, String> headers, String body) {
    @Override
    public String toString() {
        return "POST " + address.getHost();
    }
}
