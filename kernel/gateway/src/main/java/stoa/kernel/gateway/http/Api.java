package stoa.kernel.gateway.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.access.Caller;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.messaging.Correlation;
import stoa.kernel.gateway.call.Input;
import stoa.kernel.gateway.call.Reception;
import stoa.kernel.gateway.call.Situation;
import stoa.kernel.gateway.settings.HttpSettings.Bounds;

/** Everything below {@code /api/v1}: operations of bundles, streams, and the routes of the gateway itself. */
public final class Api implements Route {
    static final String PREFIX = "/api/v1/";

    private final Reception reception;
    private final Credentials credentials;
    private final Bounds bounds;
    private final RequestLimits limits;
    private final Runnable opening;
    private final List<ApiRoute> own;

    /** A route of the gateway itself below the prefix, only to be read; checks the policy. */
    interface ApiRoute {
        boolean isAt(List<String> path);

        /** To a request that reads its path. */
        Answer answer(List<String> path, Caller caller);
    }

    Api(Reception reception, Credentials credentials, Bounds bounds, Runnable opening, List<ApiRoute> own) {
        this.reception = reception;
        this.credentials = credentials;
        this.bounds = bounds;
        this.limits = new RequestLimits(bounds.requests());
        this.opening = opening;
        this.own = List.copyOf(own);
    }

    @Override
    public Optional<Answer> answer(Ask ask) {
        if (!ask.path().startsWith(PREFIX)) {
            return Optional.empty();
        }
        opening.run();
        var caller = credentials.of(ask);
        var wait = limits.secondsToWait(caller.isKnown() ? caller.id() : ask.address());
        if (wait > 0) {
            return Optional.of(Answer.problem(new PlatformException(
                            Errors.TOO_MANY, "You sent too many requests. Try again in " + wait + " s."))
                    .with("Retry-After", Long.toString(wait)));
        }
        return Optional.of(Correlation.during(ask.correlation(), () -> dispatch(ask, caller)));
    }

    private Answer dispatch(Ask ask, Caller caller) {
        var path = ask.segments().subList(2, ask.segments().size());
        for (var route : own) {
            if (ask.isRead() && route.isAt(path)) {
                return route.answer(path, caller);
            }
        }
        if (!path.isEmpty() && path.getFirst().equals("streams")) {
            return streams(ask, path, caller);
        }
        return operation(ask, path, caller);
    }

    private Answer operation(Ask ask, List<String> path, Caller caller) {
        var method = ask.method().equals("HEAD") ? "GET" : ask.method();
        var found = reception.operations().match(method, path);
        if (found.isEmpty()) {
            return unknown(ask, path);
        }
        var match = found.get();
        var texts = new HashMap<>(match.values());
        var readsQuery = ask.isRead() || method.equals("DELETE");
        if (readsQuery) {
            ask.query().forEach((name, value) -> addOnce(texts, name, value));
        }
        var input = Input.of(readsQuery && ask.isRead() ? new byte[0] : ask.body(bounds.body()), texts);
        var change = credentials.cookies().change();
        var situation = new Situation(caller, ask.address(), ask.correlation(), change);
        return change.applyTo(Answer.json(reception.operations().call(match.name(), input, situation)));
    }

    private Answer streams(Ask ask, List<String> path, Caller caller) {
        if (path.size() == 2 && ask.isRead()) {
            return Answer.json(reception.streams().state(caller, StreamId.parse(path.get(1))));
        }
        if (path.size() == 3 && path.get(2).equals("events") && ask.isRead()) {
            var query = ask.query();
            return Answer.json(
                    reception.streams().events(caller, StreamId.parse(path.get(1)), number(query, "after", 0), (int)
                            number(query, "limit", 100)));
        }
        if (path.size() == 3 && path.get(2).equals("commands") && ask.method().equals("POST")) {
            return Answer.json(reception.streams().append(caller, path.get(1), ask.body(bounds.body())));
        }
        return unknown(ask, path);
    }

    private Answer unknown(Ask ask, List<String> path) {
        var methods = methods(path);
        if (methods.isEmpty()) {
            throw Errors.notFound(
                    "There is nothing at '" + ask.path() + "'. See /api/v1/openapi.json for what there is.");
        }
        return Answer.wrongMethod(ask, methods);
    }

    /** What the path may be asked with; empty when there is nothing. */
    private List<String> methods(List<String> path) {
        var isStream = path.size() > 1 && path.getFirst().equals("streams");
        if (isStream && path.size() == 3 && path.get(2).equals("commands")) {
            return List.of("POST");
        }
        var isPage =
                isStream && (path.size() == 2 || path.size() == 3 && path.get(2).equals("events"));
        return isPage || own.stream().anyMatch(route -> route.isAt(path))
                ? List.of("GET")
                : reception.operations().methods(path);
    }

    private static void addOnce(Map<String, String> texts, String name, String value) {
        if (texts.putIfAbsent(name, value) != null) {
            throw Errors.badInput("'" + name + "' is in the path and in the query; leave it out of the query.");
        }
    }

    private static long number(Map<String, String> query, String name, long otherwise) {
        var text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,15}")) {
            throw Errors.badInput("'" + name + "' is '" + text + "'; expected a whole number from 0.");
        }
        return Long.parseLong(text);
    }
}
