package stoa.kernel.gateway.http;

import java.util.List;
import java.util.Optional;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.kernel.gateway.document.Documents;
import stoa.kernel.gateway.http.Api.ApiRoute;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.policy.Policy;

/** {@code /api/v1/openapi.json} and {@code /api/v1/asyncapi.json}. */
record DocumentRoutes(Documents documents, Policy policy) implements ApiRoute {
    @Override
    public Optional<Answer> answer(Ask ask, List<String> path, Caller caller) {
        if (path.size() != 1 || !ask.isRead() || !path.getFirst().matches("(openapi|asyncapi)\\.json")) {
            return Optional.empty();
        }
        policy.require(caller, HallRules.DESCRIBE, Resource.HALL);
        return Optional.of(
                Answer.json(path.getFirst().startsWith("open") ? documents.openApi() : documents.asyncApi()));
    }
}
