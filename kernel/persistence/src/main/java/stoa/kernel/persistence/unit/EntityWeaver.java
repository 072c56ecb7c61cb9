package stoa.kernel.persistence.unit;

import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.TransformerException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the provider change entity classes while they are loaded, for lazy loading and change tracking. */
final class EntityWeaver implements WeavingHook {
    private static final Logger LOG = LoggerFactory.getLogger(EntityWeaver.class);

    private final Map<Bundle, List<Woven>> woven = new ConcurrentHashMap<>();

    void add(Bundle bundle, Set<String> classes, ClassTransformer transformer) {
        woven.computeIfAbsent(bundle, key -> new CopyOnWriteArrayList<>()).add(new Woven(classes, transformer));
    }

    void forget(Bundle bundle) {
        woven.remove(bundle);
    }

    @Override
    public void weave(WovenClass type) {
        var bundle = type.getBundleWiring().getBundle();
        for (var candidate : woven.getOrDefault(bundle, List.of())) {
            if (candidate.classes().contains(type.getClassName())) {
                transform(type, candidate.transformer());
            }
        }
    }

    private static void transform(WovenClass type, ClassTransformer transformer) {
        try {
            var bytes = transformer.transform(
                    type.getBundleWiring().getClassLoader(),
                    type.getClassName().replace('.', '/'),
                    type.getDefinedClass(),
                    type.getProtectionDomain(),
                    type.getBytes());
            if (bytes != null) {
                type.setBytes(bytes);
                type.getDynamicImports().add("org.eclipse.persistence.*");
            }
        } catch (TransformerException problem) {
            LOG.atWarn()
                    .addKeyValue("class", type.getClassName())
                    .setCause(problem)
                    .log("An entity class stays unwoven");
        }
    }

    /** A unit's classes and what changes them. */
    private record Woven(Set<String> classes, ClassTransformer transformer) {}
}
