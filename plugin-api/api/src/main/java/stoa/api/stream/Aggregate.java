package stoa.api.stream;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The rules of one kind of stream, as pure functions. Register it as a service.
 *
 * <p><b>When it is called</b>: {@code decide} once per command that reaches the stream's mailbox, one at a time per stream;
 * {@code evolve} for each event, when it is committed and whenever the state is folded again. <b>Threads</b>: virtual; calls
 * for different streams run at the same time, so an aggregate holds no mutable field. No clock but the context's, no random,
 * no input or output. <b>Failure</b>: an exception from {@code decide} rejects the command with {@code INTERNAL} and changes
 * nothing; an exception from {@code evolve} quarantines the stream until another version of the plugin folds it.
 * <b>Unload</b>: mailboxes of its kind finish the command in hand; later commands get {@code NOT_READY} and may be retried
 * with the same key; the next version folds from snapshot and log.
 *
 * @param <S> state: an immutable value
 * @param <C> commands: a sealed interface of records
 * @param <E> events: a sealed interface of records
 */
@ConsumerType
public interface Aggregate<S, C, E> {
    /** The kind of stream it owns; see {@link StreamId#kind}. */
    String kind();

    Schema<C> commands();

    Schema<E> events();

    /** How the state is written into snapshots: exactly one current name. */
    Schema<S> snapshots();

    /** The state before the first event. */
    S initial();

    Decision<C, E> decide(S state, C command, CommandContext context);

    S evolve(S state, E event);

    /** When to write snapshots and how much of the log to keep. */
    default Retention retention() {
        return Retention.forever();
    }
}
