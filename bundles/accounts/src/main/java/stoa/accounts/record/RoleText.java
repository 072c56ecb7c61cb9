package stoa.accounts.record;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import stoa.api.access.Role;

/** Roles as {@code MEMBER,TEACHER}, in the order of the enumeration. */
@Converter
public final class RoleText implements AttributeConverter<Set<Role>, String> {
    @Override
    public String convertToDatabaseColumn(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<Role> convertToEntityAttribute(String text) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .forEach(roles::add);
        return Set.copyOf(roles);
    }
}
