package stoa.api.document;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.access.Caller;
import stoa.api.plugin.Preview;

/**
 * Shared documents by id. A document is a Yjs document; its text is the shared type {@link #TEXT}, which an editor binds with
 * {@code doc.getText("content")}.
 *
 * <p>An id is 1 to 79 letters, digits or one of {@code _ . -}; the file {@code fil_..} of the project {@code prj_..} has the document
 * {@code prj_...fil_..} with a dot between. The gate asks for {@code document.view} (to read along) and {@code document.edit} (to
 * write) on the resource {@code document:<id>}; the owner of a family of ids registers the {@code Guard}. Calls here are not checked.
 *
 * <p>Threads: any; calls block until what they did is durable. Failure: {@code NOT_FOUND} where there is no such document,
 * {@code TOO_LARGE} over a limit, {@code NOT_READY} and {@code BUSY} where the same call may work later.
 */
@Preview
@ProviderType
public interface Documents {
    /** The name of the shared text. */
    String TEXT = "content";

    /** Makes a document with a text; false, and nothing changes, where there is one with that id, a deleted one included. */
    boolean create(String id, String text, Caller author);

    /** The text as it is now; empty where there is no such document. */
    Optional<String> text(String id);

    /** Makes the text this one by the least change, as one edit of the author's; whoever has it open sees it. */
    void write(String id, String text, Caller author);

    /** Deletes a document and closes its connections; its history stays in the log. False where there was none. */
    boolean delete(String id, Caller author);

    boolean exists(String id);

    /**
     * Asks the guards again who may view and edit the documents whose ids start with the prefix, and closes or downgrades the
     * connections of those who may no longer. Call it after rights were taken away; returns when it is done.
     */
    void recheck(String prefix);
}
