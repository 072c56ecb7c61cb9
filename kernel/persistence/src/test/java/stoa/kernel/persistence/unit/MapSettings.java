package stoa.kernel.persistence.unit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import stoa.kernel.contract.platform.Settings;

/** Settings from a map. */
record MapSettings(Map<String, String> values) implements Settings {
    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public int number(String name, int otherwise) {
        return find(name).map(Integer::parseInt).orElse(otherwise);
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        return find(name).map(Duration::parse).orElse(otherwise);
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        return find(name).map(Boolean::parseBoolean).orElse(otherwise);
    }
}
