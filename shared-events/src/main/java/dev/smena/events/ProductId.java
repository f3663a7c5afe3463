package dev.smena.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A product's id, derived from its marking code. */
public record ProductId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductId {}

    public static ProductId of(String code) {
        return new ProductId(UUID.nameUUIDFromBytes(("product/" + code).getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
