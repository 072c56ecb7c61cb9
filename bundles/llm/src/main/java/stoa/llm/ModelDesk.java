package stoa.llm;

import java.security.SecureRandom;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.llm.Account;
import stoa.api.llm.Completion;
import stoa.api.llm.LanguageModel;
import stoa.api.llm.ModelState;
import stoa.api.llm.Outcome;
import stoa.api.llm.Prompt;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;
import stoa.llm.policy.Ground;
import stoa.llm.policy.Ledger;
import stoa.llm.policy.Pauses;
import stoa.llm.policy.Policy;
import stoa.llm.setup.Permits;
import stoa.llm.setup.ProviderSettings;
import stoa.llm.setup.Setup;
import stoa.llm.wire.HttpTransport;

/** The language model of the hall, as the settings have it. */
@Component(service = {LanguageModel.class, ModelDesk.class})
public final class ModelDesk implements LanguageModel {
    private static final Logger LOG = LoggerFactory.getLogger(ModelDesk.class);

    private static final String CLOSED =
            "The institution 'hall' does not let this model read its texts. Allow it by 'PUT"
                    + " /api/v1/admin/llm/institutions/hall' or in 'stoa.llm.remote'.";

    private final HttpTransport transport = new HttpTransport();
    private final Setup setup;
    private final Optional<Policy> policy;
    private final Permits.Kept permits;

    @Activate
    public ModelDesk(@Reference PluginContext context) {
        setup = new ProviderSettings(name -> setting(context, name), name -> Optional.ofNullable(System.getenv(name)))
                .read();
        permits = Permits.in(context.stores());
        var ground = new Ground(
                transport, context.clock(), Pauses.real(), new SecureRandom(), Ledger.in(context.stores()), permits);
        policy = setup.provider().map(provider -> new Policy(provider, ground));
        policy.ifPresent(it -> context.tasks().run("warm up the language model", it::warmUp));
        var state = setup.state();
        LOG.atInfo()
                .addKeyValue("provider", state.provider())
                .addKeyValue("model", state.model())
                .addKeyValue("local", state.local())
                .addKeyValue("need", state.need())
                .log("The language model is set up as the settings say");
    }

    /** By literal names, so that the build sees that each is offered. */
    private static Optional<String> setting(PluginContext context, String name) {
        return switch (name) {
            case "provider" -> context.setting("provider");
            case "model" -> context.setting("model");
            case "address" -> context.setting("address");
            case "key" -> context.setting("key");
            case "key.file" -> context.setting("key.file");
            case "key.env" -> context.setting("key.env");
            case "remote" -> context.setting("remote");
            case "concurrency" -> context.setting("concurrency");
            case "context" -> context.setting("context");
            case "schema" -> context.setting("schema");
            case "tokens.field" -> context.setting("tokens.field");
            case "budget.debate.tokens" -> context.setting("budget.debate.tokens");
            case "budget.day.tokens" -> context.setting("budget.day.tokens");
            case "budget.debate.money" -> context.setting("budget.debate.money");
            case "budget.day.money" -> context.setting("budget.day.money");
            case "price.input" -> context.setting("price.input");
            case "price.output" -> context.setting("price.output");
            default -> Optional.empty();
        };
    }

    @Deactivate
    void close() {
        transport.close();
    }

    /** What the settings leave open may have been decided since, and what they allow may have been forbidden. */
    @Override
    public ModelState state() {
        var state = setup.state();
        var need = policy.map(it -> it.mayRead(Account.HALL) ? "" : CLOSED).orElse(state.need());
        return new ModelState(state.ready(), state.provider(), state.model(), state.local(), need);
    }

    /** What happened since the start; empty while nothing is set up. */
    Optional<Policy> policy() {
        return policy;
    }

    Permits.Kept permits() {
        return permits;
    }

    @Override
    public <R extends Record> Completion<R> complete(Prompt<R> prompt, Deadline deadline) throws InterruptedException {
        if (policy.isEmpty()) {
            var nothing = new Completion.Source(Optional.empty(), "", "", 0, 0, 0, false, 0);
            return Completion.without(Outcome.NOT_SET_UP, setup.need(), nothing);
        }
        return policy.get().complete(prompt, deadline);
    }
}
