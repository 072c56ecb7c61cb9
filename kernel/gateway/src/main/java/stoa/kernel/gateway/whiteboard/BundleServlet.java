package stoa.kernel.gateway.whiteboard;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import stoa.kernel.gateway.offer.Blame;

/** A servlet of a bundle; initialised with the first request, destroyed when it is withdrawn. */
final class BundleServlet implements BundleDoors.Offered {
    private final Door door;
    private final Servlet servlet;
    private final Blame blame;
    private final ReentrantLock starting = new ReentrantLock();
    private final AtomicBoolean started = new AtomicBoolean();

    BundleServlet(Door door, Servlet servlet, Blame blame) {
        this.door = door;
        this.servlet = servlet;
        this.blame = blame;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public void withdraw() {
        if (started.get()) {
            servlet.destroy();
        }
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            start(request.getServletContext());
            servlet.service(new Behind(request, door), response);
        } catch (ServletException | RuntimeException | LinkageError e) {
            blame.failed(servlet, "servlet '" + door.path() + "' for " + request.getAttribute(JakartaSide.CALLER), e);
            throw e;
        }
    }

    private void start(ServletContext context) throws ServletException {
        if (started.get()) {
            return;
        }
        starting.lock();
        try {
            if (!started.get()) {
                servlet.init(new Config(door.path(), context));
                started.set(true);
            }
        } finally {
            starting.unlock();
        }
    }

    /** The request as the servlet sees it: the door is its path. */
    private static final class Behind extends HttpServletRequestWrapper {
        private final Door door;
        private final @Nullable String rest;

        private Behind(HttpServletRequest request, Door door) {
            super(request);
            this.door = door;
            this.rest =
                    door.rest(pathOf(request)).filter(text -> !text.isEmpty()).orElse(null);
        }

        @Override
        public String getServletPath() {
            return door.path();
        }

        @Override
        public @Nullable String getPathInfo() {
            return rest;
        }

        private static String pathOf(HttpServletRequest request) {
            var info = request.getPathInfo();
            return info == null ? request.getServletPath() : request.getServletPath() + info;
        }
    }

    private record Config(String name, ServletContext context) implements ServletConfig {
        @Override
        public String getServletName() {
            return name;
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public @Nullable String getInitParameter(String parameter) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
