/**
 * Shared documents that speak the wire format of Yjs 13.
 *
 * <p>Enter at {@link stoa.crdt.Document}: it takes updates in any order and encodes its state or what somebody lacks of it.
 *
 * <pre>{@code
 * Document document = Document.create();
 * document.apply(update);
 * byte[] answer = document.encode(StateVector.decode(askedWith));
 * }</pre>
 *
 * {@link stoa.crdt.Updates} works on updates without a document, {@link stoa.crdt.Awareness} knows who is there, and
 * {@link stoa.crdt.RoomFrame} and {@link stoa.crdt.HubFrame} read and write the messages of y-websocket and Hocuspocus.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.crdt;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
