package stoa.kernel.gateway.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.access.Identities;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.policy.Repeats;

/**
 * Finds out who stands behind a credential. While nobody can tell, a credential is not refused and its owner not taken for
 * anybody else: {@code NOT_READY} asks to come again. Who shows none is anonymous.
 */
@Component(service = Callers.class)
public final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

    private static final String UNKNOWN = "The platform cannot tell yet who you are. Try again in a moment.";

    private final Repeats repeats = new Repeats();
    private volatile @Nullable Identities identities;

    /** Asks this service from now on. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setIdentities(Identities service) {
        identities = service;
    }

    /** Stops asking this service, unless another has taken its place. */
    public void unsetIdentities(Identities service) {
        if (identities == service) {
            identities = null;
        }
    }

    /** Whether there is somebody who can tell. */
    public boolean isAttended() {
        return identities != null;
    }

    /** The person, or empty when the credential is not good. */
    public Optional<Caller> find(Credential credential) {
        var service = identities;
        if (service == null) {
            throw new PlatformException(Errors.NOT_READY, UNKNOWN);
        }
        try {
            return service.resolve(credential);
        } catch (RuntimeException | LinkageError e) {
            var count = repeats.worthSaying(String.valueOf(e.getMessage()));
            if (count > 0) {
                LOG.atWarn().addKeyValue("count", count).setCause(e).log("A credential could not be looked up.");
            }
            throw new PlatformException(Errors.NOT_READY, UNKNOWN);
        }
    }
}
