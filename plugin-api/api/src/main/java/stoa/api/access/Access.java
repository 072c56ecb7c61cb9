package stoa.api.access;

import org.osgi.annotation.versioning.ProviderType;

/** The one policy check of the platform. Denies what no guard allows. */
@ProviderType
public interface Access {
    Ruling check(Caller caller, Action action, Resource resource);

    /**
     * Returns when the caller may.
     *
     * @throws stoa.api.error.PlatformException {@code SIGN_IN_NEEDED} for an anonymous caller, {@code DENIED} otherwise
     */
    void require(Caller caller, Action action, Resource resource);
}
