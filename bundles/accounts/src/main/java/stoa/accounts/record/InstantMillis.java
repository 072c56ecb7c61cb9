package stoa.accounts.record;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;

/** Moments as milliseconds since 1970: the same on every database, whatever its time zone. */
@Converter
public final class InstantMillis implements AttributeConverter<Instant, Long> {
    @Override
    public Long convertToDatabaseColumn(Instant moment) {
        return moment.toEpochMilli();
    }

    @Override
    public Instant convertToEntityAttribute(Long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
