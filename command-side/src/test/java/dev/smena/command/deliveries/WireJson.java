package dev.smena.command.deliveries;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes JSON as a node does over HTTP, whose mapper is put together outside this module. */
final class WireJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule().addSerializer(new InstantInYekaterinburg()))
            .build();

    private WireJson() {}

    /** ISO 8601 with an offset. */
    private static final class InstantInYekaterinburg extends StdSerializer<Instant> {

        InstantInYekaterinburg() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(ZoneId.of("Asia/Yekaterinburg"))));
        }
    }
}
