package stoa.api.plugin;

import org.osgi.annotation.versioning.ProviderType;

/** Mints ids: a family prefix and a time-ordered body, for example {@code deb_01jdz3v8m2k4}. Opaque to clients. */
@ProviderType
public interface Ids {
    /** A new id of the family, which is two to six lower case letters. */
    String mint(String family);

    /** A secret of 256 random bits as URL-safe text, for tokens and links; never logged, stored only as a hash. */
    String secret();
}
