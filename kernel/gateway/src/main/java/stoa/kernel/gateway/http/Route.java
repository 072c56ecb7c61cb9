package stoa.kernel.gateway.http;

import java.util.Optional;

/** Answers some requests; runs on a virtual thread and may block. */
public interface Route {
    /** Empty when the request is not this route's. */
    Optional<Answer> answer(Ask ask);
}
