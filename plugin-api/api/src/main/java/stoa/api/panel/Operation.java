package stoa.api.panel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A named call with a record in and a record out. Register it as a service; guard the action of the same name.
 *
 * <p><b>When it is called</b>: for each rpc {@code <name>} and each request to its route, after the policy check.
 * <b>Threads</b>: a virtual thread each; interrupted at its deadline (ten seconds). <b>Failure</b>: a
 * {@link stoa.api.error.PlatformException} becomes the answer, anything else {@code INTERNAL}. <b>Unload</b>: calls in hand
 * finish within the drain deadline; later ones get {@code NOT_READY}.
 *
 * @param <I> input; a record without components when there is none
 * @param <O> output
 */
@ConsumerType
public interface Operation<I extends Record, O extends Record> {
    OperationSpec<I, O> spec();

    O run(I input, CallContext context);
}
