package stoa.kernel.contract.json;

import org.osgi.annotation.versioning.ProviderType;

/** Makes codecs. */
@ProviderType
public interface Codecs {
    /** A codec with caches of its own: keep one per plugin service and drop it with the service, so that classes unload. */
    RecordCodec open();
}
