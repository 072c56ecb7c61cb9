package stoa.kernel.gateway.http;

import java.util.List;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.kernel.gateway.document.Documents;
import stoa.kernel.gateway.http.Api.ApiRoute;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.policy.Policy;

/** {@code /api/v1/openapi.json} and {@code /api/v1/asyncapi.json}. */
record DocumentRoutes(Documents documents, Policy policy) implements ApiRoute {
    @Override
    public boolean isAt(List<String> path) {
        return path.size() == 1 && path.getFirst().matches("(openapi|asyncapi)\\.json");
    }

    @Override
    public Answer answer(List<String> path, Caller caller) {
        policy.require(caller, HallRules.DESCRIBE, Resource.HALL);
        return Answer.json(path.getFirst().startsWith("open") ? documents.openApi() : documents.asyncApi());
    }
}
