package stoa.llm.wire;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The JDK's client, with one limit over connecting, headers and body together, and one for the size. Follows no redirect: the key
 * goes to the address that was set and nowhere else.
 */
public final class HttpTransport implements Transport {
    private static final long LARGEST = 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Override
    public HttpReply send(HttpCall call, Duration limit) throws Broken, InterruptedException {
        var request = HttpRequest.newBuilder(call.address())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        var answer = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return reply(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            throw new Broken(Broken.Cause.TOO_LATE);
        } catch (ExecutionException failure) {
            throw new Broken(cause(failure));
        } finally {
            end(answer);
        }
    }

    /** A call that nobody waits for any more gives its connection back at once. */
    private static void end(CompletableFuture<?> answer) {
        if (!answer.isDone()) {
            answer.cancel(true);
        }
    }

    private static Broken.Cause cause(ExecutionException failure) {
        if (failure.getCause() instanceof ConnectException) {
            return Broken.Cause.UNREACHED;
        }
        var text = String.valueOf(
                failure.getCause() == null ? "" : failure.getCause().getMessage());
        return text.contains("limit") || text.contains("capacity") ? Broken.Cause.TOO_LARGE : Broken.Cause.DISCONNECTED;
    }

    private static HttpReply reply(HttpResponse<byte[]> answer) {
        Map<String, String> headers = answer.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toLowerCase(Locale.ROOT),
                        each -> each.getValue().getFirst(),
                        (first, _) -> first));
        return new HttpReply(answer.statusCode(), headers, new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
