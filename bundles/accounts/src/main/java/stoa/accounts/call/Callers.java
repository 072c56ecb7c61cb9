package stoa.accounts.call;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.accounts.people.Accounts;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.access.Identities;

/** Tells the platform who stands behind a cookie or token. */
@Component(service = Identities.class)
public final class Callers implements Identities {
    private final Accounts accounts;
    private final LocalKey local;

    @Activate
    public Callers(@Reference Accounts accounts, @Reference LocalKey local) {
        this.accounts = accounts;
        this.local = local;
    }

    @Override
    public Optional<Caller> resolve(Credential credential) {
        return local.holder(credential).or(() -> accounts.known().resolve(credential));
    }
}
