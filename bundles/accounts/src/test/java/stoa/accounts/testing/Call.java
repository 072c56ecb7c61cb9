package stoa.accounts.testing;

import java.time.Duration;
import java.util.Optional;
import stoa.api.access.Caller;
import stoa.api.panel.CallContext;
import stoa.api.task.Deadline;

/** A call over HTTP that remembers what became of the cookie. */
public final class Call implements CallContext {
    private final Caller caller;
    private String cookie = "";
    private boolean ended;

    public Call(Caller caller) {
        this.caller = caller;
    }

    public Optional<String> cookie() {
        return cookie.isEmpty() ? Optional.empty() : Optional.of(cookie);
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Deadline deadline() {
        return new Deadline(Hall.START.plusSeconds(10));
    }

    @Override
    public String remoteAddress() {
        return "10.0.0.7";
    }

    @Override
    public String correlationId() {
        return "call-1";
    }

    @Override
    public void startSession(String token, Duration lifetime) {
        cookie = token;
    }

    @Override
    public void endSession() {
        ended = true;
    }
}
