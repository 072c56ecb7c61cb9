package stoa.api.plugin;

import java.util.regex.Pattern;

/** The id of a plugin: lower case words joined by hyphens, for example {@code judge-rubric}. */
public record PluginId(String text) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public PluginId {
        if (text.length() > 60 || !SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Plugin id '" + text + "' must look like judge-rubric");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
