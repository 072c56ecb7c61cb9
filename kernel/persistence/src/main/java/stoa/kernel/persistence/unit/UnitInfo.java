package stoa.kernel.persistence.unit;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** A unit as the provider sees it. */
@SuppressWarnings({"removal", "NullAway"}) // The SPI still names the old transaction type, and is not null-marked.
final class UnitInfo implements PersistenceUnitInfo {
    private final Bundle bundle;
    private final UnitXml.Unit unit;
    private final List<String> classes;
    private final DataSource source;
    private final Consumer<ClassTransformer> transformers;

    UnitInfo(
            Bundle bundle,
            UnitXml.Unit unit,
            List<String> classes,
            DataSource source,
            Consumer<ClassTransformer> transformers) {
        this.bundle = bundle;
        this.unit = unit;
        this.classes = List.copyOf(classes);
        this.source = source;
        this.transformers = transformers;
    }

    @Override
    public String getPersistenceUnitName() {
        return unit.name();
    }

    @Override
    public String getPersistenceProviderClassName() {
        return "org.eclipse.persistence.jpa.PersistenceProvider";
    }

    @Override
    public @Nullable String getScopeAnnotationName() {
        return null;
    }

    @Override
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public @Nullable DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return source;
    }

    @Override
    public List<String> getMappingFileNames() {
        return unit.mappings();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return bundle.getEntry("/");
    }

    @Override
    public List<String> getManagedClassNames() {
        return classes;
    }

    /** Scanning a bundle's address for classes does not work; the build lists them. */
    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.UNSPECIFIED;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return unit.properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        transformers.accept(transformer);
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return new ProbeLoader(bundle);
    }
}
