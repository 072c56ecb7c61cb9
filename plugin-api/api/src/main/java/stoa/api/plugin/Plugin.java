package stoa.api.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;

/**
 * Marks the bundle that contains the annotated package as a plugin.
 *
 * <p>The bundle gets the header {@code Stoa-Plugin: <id>;title="<title>"} and a capability {@code stoa.plugin}. It is one header,
 * since bnd does not fill in the members of an annotation that is repeated.
 */
@Capability(namespace = "stoa.plugin", name = "${#id}")
@Header(name = "Stoa-Plugin", value = "${#id};title=\"${#title}\"")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Plugin {
    /** The id, for example {@code judge-rubric}; see {@link PluginId}. */
    String id();

    /** What an administrator reads in the catalogue. */
    String title();
}
