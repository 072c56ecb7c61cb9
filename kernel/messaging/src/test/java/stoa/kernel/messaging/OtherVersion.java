package stoa.kernel.messaging;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Loads the records of {@link Tally} a second time, as a second version of a bundle does. */
final class OtherVersion extends ClassLoader {
    OtherVersion() {
        super(OtherVersion.class.getClassLoader());
    }

    /** The same record by its class of the other version. */
    Record of(Record known, Object... values) throws ReflectiveOperationException {
        var types = Arrays.stream(known.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        var constructor = loadClass(known.getClass().getName()).getDeclaredConstructor(types);
        return (Record) constructor.newInstance(values);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(Tally.class.getName())) {
            return super.loadClass(name, resolve);
        }
        var present = findLoadedClass(name);
        return present == null ? define(name) : present;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            var code = bytes.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
