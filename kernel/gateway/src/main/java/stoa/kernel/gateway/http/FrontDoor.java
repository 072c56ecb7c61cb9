package stoa.kernel.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/**
 * Receives every request: checks the host, sets the security headers and the correlation id, upgrades sockets, and answers by
 * the first route that takes the request.
 */
final class FrontDoor extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final String CORRELATION = "X-Correlation-Id";

    /** Pages override the policy with their own. */
    private static final Map<String, String> SECURITY = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private final Origins origins;
    private final boolean secure;
    private final List<Upgrade> upgrades;
    private final List<Route> routes;
    private final MeterRegistry meters;

    /** Takes over requests that do not end with an answer of ours. */
    interface Upgrade {
        /** False when the request is not its own; throws to refuse it. */
        boolean take(Ask ask, Response response, Callback callback) throws Exception;
    }

    FrontDoor(Origins origins, boolean secure, List<Upgrade> upgrades, List<Route> routes, MeterRegistry meters) {
        this.origins = origins;
        this.secure = secure;
        this.upgrades = List.copyOf(upgrades);
        this.routes = List.copyOf(routes);
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var began = System.nanoTime();
        var ask = new Ask(request, correlation(request));
        secure(response);
        response.getHeaders().put(CORRELATION, ask.correlation());
        try {
            requireOwnHost(ask);
            for (var upgrade : upgrades) {
                if (upgrade.take(ask, response, callback)) {
                    return true;
                }
            }
            write(response, callback, answer(ask));
        } catch (PlatformException e) {
            write(response, callback, problem(ask, e));
        } catch (IllegalArgumentException e) {
            write(response, callback, Answer.problem(Errors.badInput(String.valueOf(e.getMessage()))));
        } catch (RuntimeException | LinkageError e) {
            write(response, callback, failure(ask, e));
        }
        meters.timer("stoa.http.request", "status", response.getStatus() / 100 + "xx")
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return true;
    }

    private Answer answer(Ask ask) {
        for (var route : routes) {
            var answer = route.answer(ask);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        if (!ask.isRead() && (Page.isShownAt(ask.path()) || ask.path().startsWith(Assets.PREFIX))) {
            return Answer.wrongMethod(ask, List.of("GET"));
        }
        throw Errors.notFound("There is nothing at '" + ask.path() + "'. Start at /.");
    }

    private void requireOwnHost(Ask ask) {
        if (!origins.isOwnHost(ask)) {
            throw Errors.badInput(
                    "This is not '" + ask.host() + "'. Set 'stoa.public.url' or 'stoa.http.hosts' if it should be.");
        }
    }

    private static Answer problem(Ask ask, PlatformException error) {
        var answer = Answer.problem(error);
        if (answer.status() >= 500 && error.code().kind() != ErrorKind.NOT_READY) {
            LOG.atWarn()
                    .addKeyValue("correlation", ask.correlation())
                    .addKeyValue("path", ask.path())
                    .addKeyValue("error", error.code().name())
                    .setCause(error)
                    .log("A request could not be answered.");
        }
        return answer;
    }

    private static Answer failure(Ask ask, Throwable cause) {
        LOG.atError()
                .addKeyValue("correlation", ask.correlation())
                .addKeyValue("path", ask.path())
                .setCause(cause)
                .log("A request failed.");
        return Answer.problem(new PlatformException(
                Errors.INTERNAL, "The platform failed. Tell the administrator the id '" + ask.correlation() + "'."));
    }

    private static void write(Response response, Callback callback, Answer answer) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    private void secure(Response response) {
        SECURITY.forEach((name, value) -> response.getHeaders().put(name, value));
        if (secure) {
            response.getHeaders().put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static String correlation(Request request) {
        var given = request.getHeaders().get(CORRELATION);
        return given != null && given.matches("[A-Za-z0-9_-]{8,64}")
                ? given
                : UUID.randomUUID().toString();
    }
}
