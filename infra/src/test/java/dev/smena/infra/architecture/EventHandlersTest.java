package dev.smena.infra.architecture;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;

/** Reactions to events are found by the names of their classes. */
class EventHandlersTest {

    /** Also a saga's handlers, but not those by which an aggregate is rebuilt. */
    private static final DescribedPredicate<CanBeAnnotated> REACT_TO_EVENTS = metaAnnotatedWith(EventHandler.class)
            .and(DescribedPredicate.not(annotatedWith(EventSourcingHandler.class)))
            .as("react to events");

    private static final Guard STAND_WHERE_THEIR_NAME_SAYS_SO = new Guard(code -> methods()
            .that(REACT_TO_EVENTS)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*\\.(\\w+Projection|When\\w+|\\w+Saga)"));

    /** Without a group Axon takes the package's name for one. */
    private static final Guard HAVE_A_PROCESSING_GROUP = new Guard(code ->
            classes().that().containAnyMethodsThat(REACT_TO_EVENTS).should().beAnnotatedWith(ProcessingGroup.class));

    @Test
    void standWhereTheirNameSaysSo() {
        STAND_WHERE_THEIR_NAME_SAYS_SO.holds();
        STAND_WHERE_THEIR_NAME_SAYS_SO.bites("BatchListener.on(", "SagaInDisguise.on(");
    }

    @Test
    void haveAProcessingGroup() {
        HAVE_A_PROCESSING_GROUP.holds();
        HAVE_A_PROCESSING_GROUP.bites("GrouplessProjection");
    }
}
