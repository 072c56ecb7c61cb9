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
import stoa.kernel.gateway.policy.Repeats;

/** Finds out who stands behind a credential; while nobody can tell, everybody is anonymous. */
@Component(service = Callers.class)
public final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

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

    /** The person, or empty when the credential is not good. */
    public Optional<Caller> find(Credential credential) {
        var service = identities;
        if (service == null) {
            return Optional.empty();
        }
        try {
            return service.resolve(credential);
        } catch (RuntimeException | LinkageError e) {
            var count = repeats.worthSaying(String.valueOf(e.getMessage()));
            if (count > 0) {
                LOG.atWarn().addKeyValue("count", count).setCause(e).log("A credential could not be looked up.");
            }
            return Optional.empty();
        }
    }
}
