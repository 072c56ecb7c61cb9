package stoa.kernel.gateway.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path with names in braces, such as {@code /debates/{id}/turns}. Immutable. */
public record RouteTemplate(List<String> segments) implements Comparable<RouteTemplate> {
    private static final Pattern SEGMENT = Pattern.compile("\\{[a-z][a-zA-Z0-9]*}|[A-Za-z0-9._~-]+");

    public RouteTemplate {
        segments = List.copyOf(segments);
    }

    /** Reads a template; throws {@link IllegalArgumentException} that names the route otherwise. */
    public static RouteTemplate parse(String route) {
        var segments = split(route);
        if (!route.startsWith("/") || segments.isEmpty() || !segments.stream().allMatch(SEGMENT.asMatchPredicate())) {
            throw new IllegalArgumentException("Route '" + route + "' must look like /debates/{id}/turns");
        }
        return new RouteTemplate(segments);
    }

    /** The values of the names if the path, already decoded segment by segment, is of this form. */
    public Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < segments.size(); i++) {
            if (isName(segments.get(i))) {
                values.put(nameOf(segments.get(i)), path.get(i));
            } else if (!segments.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    public List<String> names() {
        return segments.stream()
                .filter(RouteTemplate::isName)
                .map(RouteTemplate::nameOf)
                .toList();
    }

    /** The route with anonymous names, so that two routes for the same paths are equal. */
    public String shape() {
        return "/"
                + String.join(
                        "/",
                        segments.stream()
                                .map(segment -> isName(segment) ? "{}" : segment)
                                .toList());
    }

    /** Routes with more literal segments, and earlier ones, come first. */
    @Override
    public int compareTo(RouteTemplate other) {
        return order().compareTo(other.order());
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }

    /** Divides a path at its slashes. */
    public static List<String> split(String path) {
        return List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private String order() {
        return String.join(
                        "",
                        segments.stream()
                                .map(segment -> isName(segment) ? "1" : "0")
                                .toList())
                + shape();
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }

    private static String nameOf(String segment) {
        return segment.substring(1, segment.length() - 1);
    }
}
