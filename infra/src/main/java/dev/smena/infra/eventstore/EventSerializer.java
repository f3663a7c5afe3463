package dev.smena.infra.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smena.events.EventTypes;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * JSON with snake_case names. Events go by their stored name and revision, so that a Java class can move; all else,
 * such as tokens and snapshots, goes by its class.
 */
final class EventSerializer extends Jackson3Serializer {

    /** Axon's token of a replay names the class of one of its fields. */
    private static final PolymorphicTypeValidator AXONS_OWN = BasicPolymorphicTypeValidator.builder()
            .allowIfSubType("org.axonframework.")
            .build();

    EventSerializer() {
        super(builder().jsonMapperBuilderCustomizer(EventSerializer::configure));
    }

    private static void configure(JsonMapper.Builder json) {
        json.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .changeDefaultVisibility(visible -> visible.withFieldVisibility(Visibility.ANY))
                .polymorphicTypeValidator(AXONS_OWN);
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        return type != null && EventTypes.isEvent(type)
                ? new SimpleSerializedType(EventTypes.nameOf(type), EventTypes.revisionOf(type))
                : super.typeForClass(type);
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return EventTypes.named(type.getName()).map(Class::getName).orElseGet(() -> super.resolveClassName(type));
    }
}
