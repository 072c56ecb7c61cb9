package stoa.kernel.gateway.http;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import stoa.kernel.gateway.http.FrontDoor.Upgrade;
import stoa.kernel.gateway.policy.Policy;
import stoa.kernel.gateway.whiteboard.BundleDoors;
import stoa.kernel.gateway.whiteboard.JakartaSide;

/** Lets requests for servlets and endpoints of bundles through, after the policy check. */
record BundleUpgrade(BundleDoors doors, JakartaSide jakarta, Credentials credentials, Policy policy)
        implements Upgrade {
    @Override
    public boolean take(Ask ask, Response response, Callback callback) throws Exception {
        var found = doors.find(ask.path());
        if (found.isEmpty()) {
            return false;
        }
        var caller = credentials.of(ask);
        var door = found.get().door();
        policy.require(caller, door.action(), found.get().resource());
        jakarta.serve(ask.request(), response, callback, new JakartaSide.Entry(door, caller));
        return true;
    }
}
