package stoa.api.access;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows who stands behind a credential. One bundle of the distribution offers it.
 *
 * <p><b>When it is called</b>: once per HTTP request that shows a credential and once per socket connection.
 * <b>Threads</b>: virtual, many at once. <b>Failure</b>: after an exception the caller is asked to try again, and it is
 * reported. <b>Unload</b>: while absent, whoever shows a credential is asked to try again; who shows none is anonymous.
 */
@ConsumerType
public interface Identities {
    /** The caller with its session or token id set, or empty when the credential is unknown, expired or revoked. */
    Optional<Caller> resolve(Credential credential);
}
