package stoa.kernel.lifecycle.desk;

import java.util.function.BiFunction;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** An operation as a value: its description and what it does. */
record Desk<I extends Record, O extends Record>(OperationSpec<I, O> spec, BiFunction<I, CallContext, O> work)
        implements Operation<I, O> {
    @Override
    public O run(I input, CallContext context) {
        return work.apply(input, context);
    }
}
