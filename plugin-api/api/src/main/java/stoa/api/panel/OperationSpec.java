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
    private final Door door;
    private final String resourceKind;
    private final String resourceComponent;

    private OperationSpec(String name, String summary, Types<I, O> types, Door door, String[] resource) {
        this.name = new Action(name).text();
        this.summary = Objects.requireNonNull(summary, "summary");
        this.input = types.input();
        this.output = types.output();
        this.door = door;
        this.resourceKind = resource[0];
        this.resourceComponent = resource[1];
    }

    private record Types<I, O>(Class<I> input, Class<O> output) {}

    private record Door(Method method, String route, boolean httpOnly) {}

    /** An operation called by {@code POST /calls/<name>} until a route is given. */
    public static <I extends Record, O extends Record> OperationSpec<I, O> of(
            String name, String summary, Class<I> input, Class<O> output) {
        return new OperationSpec<>(
                name,
                summary,
                new Types<>(input, output),
                new Door(Method.POST, "/calls/" + name, false),
                new String[] {"", ""});
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
        return new OperationSpec<>(name, summary, new Types<>(input, output), door, new String[] {kind, component});
    }

    /** It begins or ends a session, whose cookie only HTTP can carry: an rpc of it is refused before it runs. */
    public OperationSpec<I, O> httpOnly() {
        return through(new Door(door.method(), door.route(), true));
    }

    private OperationSpec<I, O> at(Method verb, String path) {
        return through(new Door(verb, path, door.httpOnly()));
    }

    private OperationSpec<I, O> through(Door way) {
        return new OperationSpec<>(
                name, summary, new Types<>(input, output), way, new String[] {resourceKind, resourceComponent});
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
        return door.method();
    }

    /** Begins with a slash; below {@code /api/v1}. */
    public String route() {
        return door.route();
    }

    /** Whether it is a REST route only, no method of the live connection. */
    public boolean isHttpOnly() {
        return door.httpOnly();
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
