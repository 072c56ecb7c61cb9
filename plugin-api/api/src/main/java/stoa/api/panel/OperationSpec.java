package stoa.api.panel;

import java.util.Objects;
import stoa.api.access.Action;

/**
 * The description of an operation. Immutable.
 *
 * <p>The route is below {@code /api/v1}; a segment in braces and, for GET and DELETE, the query string fill components of the
 * input by name; otherwise the body does. Input components that are {@code Optional} or lists may be left out.
 */
public final class OperationSpec<I extends Record, O extends Record> {
    /** HTTP methods an operation may have. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    private final String name;
    private final String summary;
    private final Class<I> input;
    private final Class<O> output;
    private final Method method;
    private final String route;
    private final String resourceKind;
    private final String resourceComponent;

    private OperationSpec(
            String name, String summary, Types<I, O> types, Method method, String route, String[] resource) {
        this.name = new Action(name).text();
        this.summary = Objects.requireNonNull(summary, "summary");
        this.input = types.input();
        this.output = types.output();
        this.method = method;
        this.route = route;
        this.resourceKind = resource[0];
        this.resourceComponent = resource[1];
    }

    private record Types<I, O>(Class<I> input, Class<O> output) {}

    /** An operation called by {@code POST /calls/<name>} until a route is given. */
    public static <I extends Record, O extends Record> OperationSpec<I, O> of(
            String name, String summary, Class<I> input, Class<O> output) {
        return new OperationSpec<>(
                name, summary, new Types<>(input, output), Method.POST, "/calls/" + name, new String[] {"", ""});
    }

    public OperationSpec<I, O> get(String path) {
        return at(Method.GET, path);
    }

    public OperationSpec<I, O> post(String path) {
        return at(Method.POST, path);
    }

    public OperationSpec<I, O> put(String path) {
        return at(Method.PUT, path);
    }

    public OperationSpec<I, O> delete(String path) {
        return at(Method.DELETE, path);
    }

    /** The policy check is about the object of that kind, whose id is the named component of the input. */
    public OperationSpec<I, O> on(String kind, String component) {
        return new OperationSpec<>(
                name, summary, new Types<>(input, output), method, route, new String[] {kind, component});
    }

    private OperationSpec<I, O> at(Method verb, String path) {
        return new OperationSpec<>(
                name, summary, new Types<>(input, output), verb, path, new String[] {resourceKind, resourceComponent});
    }

    public String name() {
        return name;
    }

    public Action action() {
        return new Action(name);
    }

    public String summary() {
        return summary;
    }

    public Class<I> input() {
        return input;
    }

    public Class<O> output() {
        return output;
    }

    public Method method() {
        return method;
    }

    /** Begins with a slash; below {@code /api/v1}. */
    public String route() {
        return route;
    }

    /** Empty when the operation is about the hall as a whole. */
    public String resourceKind() {
        return resourceKind;
    }

    /** The component of the input that holds the resource's id; empty when there is none. */
    public String resourceComponent() {
        return resourceComponent;
    }
}
