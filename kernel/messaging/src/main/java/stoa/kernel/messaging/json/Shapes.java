package stoa.kernel.messaging.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The shapes of the types that one codec has met. */
final class Shapes {
    private final Map<Type, Shape> known = new ConcurrentHashMap<>();

    Shape of(Type type) {
        var shape = known.get(type);
        return shape == null ? remember(type, make(type)) : shape;
    }

    RecordShape record(Class<?> type) {
        return (RecordShape) of(type);
    }

    /** The shape of a value whose declared type is not known. */
    Shape ofValue(Object value) {
        return switch (value) {
            case Collection<?> items -> new ContainerShapes.ListShape(new AnyShape(this), items instanceof Set<?>);
            case Map<?, ?> _ -> new ContainerShapes.MapShape(null, new AnyShape(this));
            case Enum<?> constant -> of(constant.getDeclaringClass());
            default -> of(value.getClass());
        };
    }

    private Shape remember(Type type, Shape made) {
        var earlier = known.putIfAbsent(type, made);
        return earlier == null ? made : earlier;
    }

    private Shape make(Type type) {
        return switch (type) {
            case Class<?> plain -> plain(plain);
            case ParameterizedType generic
            when generic.getRawType() instanceof Class<?> raw -> container(raw, generic.getActualTypeArguments(), type);
            default -> throw unknown(type);
        };
    }

    private Shape plain(Class<?> type) {
        var scalar = Scalars.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return new EnumShape(type);
        }
        if (type.isRecord()) {
            return new RecordShape(type, this);
        }
        if (type.isSealed()) {
            return new SealedShape(type, this);
        }
        throw unknown(type);
    }

    private Shape container(Class<?> raw, Type[] arguments, Type whole) {
        if (raw == Optional.class) {
            return new ContainerShapes.OptionalShape(of(arguments[0]));
        }
        if (raw == List.class || raw == Collection.class) {
            return new ContainerShapes.ListShape(of(arguments[0]), false);
        }
        if (raw == Set.class) {
            return new ContainerShapes.ListShape(of(arguments[0]), true);
        }
        if (raw == Map.class) {
            return new ContainerShapes.MapShape(keys(arguments[0], whole), of(arguments[1]));
        }
        throw unknown(whole);
    }

    private @Nullable EnumShape keys(Type type, Type whole) {
        if (type == String.class) {
            return null;
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return new EnumShape(plain);
        }
        throw unknown(whole);
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException("Type '" + type.getTypeName()
                + "' cannot be written as JSON; use records, sealed families of records, enums, text, numbers, Instant, Duration,"
                + " Optional, List, Set or Map with text keys");
    }
}
