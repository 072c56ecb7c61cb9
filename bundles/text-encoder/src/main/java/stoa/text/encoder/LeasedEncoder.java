package stoa.text.encoder;

import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import stoa.api.text.Encoding;
import stoa.api.text.TextEncoder;

/** One bundle's hold on the engine: while a newer version of a plugin takes over from an older one, one of both holds it. */
@Component(service = TextEncoder.class, scope = ServiceScope.BUNDLE)
public final class LeasedEncoder implements TextEncoder {
    private final Engine engine;

    @Activate
    public LeasedEncoder(@Reference Engine engine) {
        this.engine = engine;
        engine.lease();
    }

    @Deactivate
    void release() {
        engine.release();
    }

    @Override
    public Encoding encode(List<String> sentences, Duration patience) throws InterruptedException {
        return engine.encode(sentences, patience);
    }

    @Override
    public String fingerprint() {
        return engine.fingerprint();
    }
}
