package stoa.kernel.gateway.document;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import stoa.kernel.gateway.json.JsonReader;
import stoa.kernel.gateway.json.JsonText;

/** The members of an input's schema, to be divided among path, query and body. */
record InputShape(Map<String, byte[]> properties, Set<String> required) {
    static InputShape of(byte[] schema) {
        var properties = new LinkedHashMap<String, byte[]>();
        var required = new HashSet<String>();
        JsonReader.object(schema, (reader, name) -> {
            if (name.equals("properties")) {
                reader.object(member -> properties.put(member, reader.raw()));
            } else if (name.equals("required")) {
                reader.array(() -> required.add(String.valueOf(reader.text())));
            }
        });
        return new InputShape(properties, required);
    }

    /** The schema of one member; a text where the input does not have it. */
    byte[] schema(String name) {
        return properties.getOrDefault(name, "{\"type\":\"string\"}".getBytes(StandardCharsets.US_ASCII));
    }

    /** The rest without some names. */
    InputShape without(Collection<String> names) {
        var rest = new LinkedHashMap<>(properties);
        rest.keySet().removeAll(names);
        var needed = new HashSet<>(required);
        needed.removeAll(names);
        return new InputShape(rest, needed);
    }

    byte[] json() {
        return JsonText.object(text -> text.member("type", "object")
                .object("properties", all -> properties.forEach(all::raw))
                .texts("required", required.stream().sorted().toList()));
    }
}
