package stoa.crdt;

import java.util.Arrays;
import stoa.crdt.VectorCheck.Tree;

/** One vector of a frame: written from its parts, and read and written again. */
final class FrameCheck {
    private FrameCheck() {}

    static void check(Tree vector, VectorCheck check) {
        byte[] bytes = vector.bytes("b");
        boolean room = vector.text("proto").equals("y-websocket");
        byte[] built = room ? room(vector).encode() : new HubFrame(vector.text("address"), hub(vector)).encode();
        byte[] again =
                room ? RoomFrame.decode(bytes).encode() : HubFrame.decode(bytes).encode();
        String what = "frame " + vector.text("proto") + " " + vector.text("kind");
        check.must(what, vector.text("b"), Arrays.equals(bytes, built) && Arrays.equals(bytes, again));
    }

    private static RoomFrame room(Tree vector) {
        return switch (vector.text("kind")) {
            case "awareness" -> new RoomFrame.Presence(vector.bytes("awareness"));
            case "queryAwareness" -> new RoomFrame.AskPresence();
            case "denied" -> new RoomFrame.Denied(vector.text("reason"));
            default -> new RoomFrame.Sync(sync(vector));
        };
    }

    private static SyncMessage sync(Tree vector) {
        return switch (vector.text("kind")) {
            case "step1" -> new SyncMessage.Step1(vector.bytes("sv"));
            case "step2" -> new SyncMessage.Step2(vector.bytes("update"));
            default -> new SyncMessage.Update(vector.bytes("update"));
        };
    }

    private static HubFrame.Body hub(Tree vector) {
        return switch (vector.text("kind")) {
            case "token" ->
                new HubFrame.Token(vector.text("token"), vector.has("version") ? vector.text("version") : null);
            case "authenticated" -> new HubFrame.Granted(vector.text("scope"));
            case "permissionDenied" -> new HubFrame.Denied(vector.text("reason"));
            case "awareness" -> new HubFrame.Presence(vector.bytes("awareness"));
            case "syncStatus" -> new HubFrame.Status(vector.truth("ok"));
            case "stateless" -> new HubFrame.Stateless(vector.text("payload"));
            case "close" -> new HubFrame.Close(vector.text("reason"));
            default -> new HubFrame.Sync(sync(vector), false);
        };
    }
}
