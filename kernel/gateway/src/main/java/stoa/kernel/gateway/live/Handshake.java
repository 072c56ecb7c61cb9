package stoa.kernel.gateway.live;

import java.util.Optional;
import stoa.api.access.Credential;
import stoa.kernel.gateway.protocol.Format;

/**
 * What is known of a connection before its first command.
 *
 * @param cookie the session cookie; empty unless the page comes from the platform itself
 */
public record Handshake(Format format, Optional<Credential> cookie, String address) {}
