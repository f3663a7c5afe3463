package dev.smena.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private static final List<Class<?>> PERMITTED =
            permittedBy(DomainEvent.class).toList();

    @Test
    void everyPermittedEventIsARecordWithAStoredName() {
        assertThat(PERMITTED).isNotEmpty().allSatisfy(type -> {
            assertThat(type).isRecord().hasAnnotation(StoredAs.class);
            assertThat(EventTypes.isEvent(type)).isTrue();
            assertThat(EventTypes.nameOf(type)).isNotBlank();
            assertThat(EventTypes.revisionOf(type)).matches("[1-9]\\d*");
        });
    }

    @Test
    void noTwoEventsShareAName() {
        assertThat(PERMITTED).extracting(EventTypes::nameOf).doesNotHaveDuplicates();
    }

    @Test
    void everyPermittedEventIsFoundByItsNameAndNothingElseIs() {
        assertThat(EventTypes.byName().values()).containsExactlyInAnyOrderElementsOf(PERMITTED);
        assertThat(PERMITTED)
                .allSatisfy(type ->
                        assertThat(EventTypes.named(EventTypes.nameOf(type))).contains(type));
    }

    @Test
    void anUnknownNameIsNoEvent() {
        assertThat(EventTypes.named("BatchExploded")).isEmpty();
        assertThat(EventTypes.isEvent(BatchState.class)).isFalse();
    }

    @Test
    void aTypeWithoutAStoredNameIsNamedInTheFailure() {
        assertThatNullPointerException()
                .isThrownBy(() -> EventTypes.nameOf(BatchState.class))
                .withMessageContaining(BatchState.class.getName());
    }

    private static Stream<Class<?>> permittedBy(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypesTest::permittedBy)
                : Stream.of(type);
    }
}
