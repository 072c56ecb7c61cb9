package stoa.kernel.persistence.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds; its last entry.
 *
 * @param format raised when older programs could misread the file
 * @param created ISO-8601
 * @param kernelVersion the version of the kernel's own tables
 */
record Manifest(
        int format, String engine, String created, String kernelVersion, List<Table> tables, List<Sequence> sequences) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    byte[] bytes() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest read(InputStream stream) throws IOException {
        try {
            return MAPPER.readValue(stream.readAllBytes(), Manifest.class);
        } catch (JacksonException problem) {
            throw new IOException("its manifest cannot be read", problem);
        }
    }

    /** The rows of one table, in an entry of their own. */
    record Table(String schema, String name, List<Column> columns, long rows, String sha256) {
        Table {
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + schema + "." + name + ".jsonl";
        }

        String qualified() {
            return "\"" + schema + "\".\"" + name + "\"";
        }
    }

    /** A column and how its values are written. */
    record Column(String name, ColumnKind kind) {}

    /** A sequence and the number it would have given next. */
    record Sequence(String schema, String name, long next) {}
}
