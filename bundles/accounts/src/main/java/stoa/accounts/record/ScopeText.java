package stoa.accounts.record;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Scopes of a token as {@code debate.watch,ratings}, sorted. */
@Converter
public final class ScopeText implements AttributeConverter<Set<String>, String> {
    @Override
    public String convertToDatabaseColumn(Set<String> scopes) {
        return scopes.stream().sorted().collect(Collectors.joining(","));
    }

    @Override
    public Set<String> convertToEntityAttribute(String text) {
        return Arrays.stream(text.split(",")).filter(scope -> !scope.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
