package stoa.api.debate;

import java.util.Objects;

/**
 * Where a verdict comes from.
 *
 * @param method the rule set or model
 * @param inputHash SHA-256 of what was judged, in hex
 */
public record Provenance(String judge, String version, String method, String inputHash) {
    public Provenance {
        Objects.requireNonNull(judge, "judge");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(inputHash, "inputHash");
    }
}
