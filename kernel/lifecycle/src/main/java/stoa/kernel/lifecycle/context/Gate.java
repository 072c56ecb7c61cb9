package stoa.kernel.lifecycle.context;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Passes calls on to a kernel service until the bundle it was given to has stopped. */
final class Gate implements InvocationHandler {
    private final Object target;
    private final Belongings belongings;

    private Gate(Object target, Belongings belongings) {
        this.target = target;
        this.belongings = belongings;
    }

    static <T> T before(Class<T> type, T target, Belongings belongings) {
        var gate = new Gate(target, belongings);
        return type.cast(Proxy.newProxyInstance(Gate.class.getClassLoader(), new Class<?>[] {type}, gate));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        belongings.check();
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "gate to " + target;
        };
    }
}
