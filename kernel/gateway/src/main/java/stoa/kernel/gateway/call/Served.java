package stoa.kernel.gateway.call;

import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.kernel.contract.json.RecordCodec;

/** An operation on offer with the codec that knows its records; dropped with it, so that its classes unload. */
public record Served<I extends Record, O extends Record>(
        Operation<I, O> operation, OperationSpec<I, O> spec, RecordCodec codec, RouteTemplate route) {
    static <I extends Record, O extends Record> Served<I, O> of(Operation<I, O> operation, RecordCodec codec) {
        var spec = operation.spec();
        return new Served<>(operation, spec, codec, RouteTemplate.parse(spec.route()));
    }

    byte[] run(Input input, CallContext context) {
        var output = operation.run(codec.read(input.body(), input.texts(), spec.input()), context);
        return codec.write(output);
    }
}
