package stoa.llm;

import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.PlatformException;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.llm.setup.Permits;
import stoa.llm.setup.Reach;

/** {@code llm.permit}: an administrator's switch for one institution; it holds from the next question on. */
@Component(service = Operation.class)
public final class PermitInstitution implements Operation<PermitInstitution.Input, Permits.Permit> {
    static final String NAME = "llm.permit";

    private static final ErrorCode UNFIT = ErrorCode.of("LLM_INSTITUTION_UNFIT", ErrorKind.CALLER);

    private final ModelDesk desk;

    @Activate
    public PermitInstitution(@Reference ModelDesk desk) {
        this.desk = desk;
    }

    /**
     * The decision.
     *
     * @param institution {@code hall} where there is only one
     * @param reach how far its texts may go
     */
    public record Input(String institution, Reach reach) {
        public Input {
            Objects.requireNonNull(institution, "institution");
            Objects.requireNonNull(reach, "reach");
        }
    }

    @Override
    public OperationSpec<Input, Permits.Permit> spec() {
        return OperationSpec.of(NAME, "Say how far an institution's texts may go", Input.class, Permits.Permit.class)
                .put("/admin/llm/institutions/{institution}");
    }

    @Override
    public Permits.Permit run(Input input, CallContext context) {
        var permit = new Permits.Permit(input.institution(), input.reach());
        if (!desk.permits().decide(permit)) {
            throw new PlatformException(
                    UNFIT,
                    "Institution '" + input.institution() + "' must be up to 80 letters, digits and '_.-'. Take the"
                            + " name that its debates are paid under, for example 'hall'.");
        }
        return permit;
    }
}
