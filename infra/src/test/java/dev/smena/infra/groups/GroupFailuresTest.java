package dev.smena.infra.groups;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** What a group's transactions say of how it does, and how its next events are taken. */
class GroupFailuresTest {

    private static final EventMessage<?> EVENT = GenericEventMessage.asEventMessage("an event");

    private final GroupFailures failures = new GroupFailures();
    private boolean oneByOne;

    @Test
    void whatFailsIsKnownUntilItGoesWellAndIsTakenOneByOneMeanwhile() {
        takeFromStream(this::fail);
        assertThat(failures.errorOf("group").orElseThrow()).contains("no way");
        assertThat(oneByOne).isFalse();

        takeFromStream(this::goWell);
        assertThat(failures.errorOf("group")).isEmpty();
        assertThat(oneByOne).isTrue();

        takeFromStream(this::goWell);
        assertThat(oneByOne).isFalse();
    }

    @Test
    void anEventTakenUpAgainIsTakenApartAndSaysNothingOfThoseOfTheStream() {
        takeFromStream(this::fail);

        takeUpAgain(this::fail);
        assertThat(oneByOne).isTrue();
        assertThat(failures.errorOf("group")).isPresent();

        takeUpAgain(this::goWell);
        assertThat(failures.errorOf("group")).isPresent();
    }

    @Test
    void anEventTakenUpAgainInVainIsNoFailureOfTheGroup() {
        takeUpAgain(this::fail);

        assertThat(failures.errorOf("group")).isEmpty();
    }

    private Object goWell() {
        oneByOne = OneByOne.isOn();
        return "done";
    }

    private Object fail() {
        oneByOne = OneByOne.isOn();
        throw new IllegalStateException("no way");
    }

    private void takeFromStream(InterceptorChain chain) {
        take(DefaultUnitOfWork.startAndGet(EVENT), chain);
    }

    /** As Axon does: in a unit of work within one that has no message. */
    private void takeUpAgain(InterceptorChain chain) {
        DefaultUnitOfWork.<EventMessage<?>>startAndGet(null).executeWithResult(() -> {
            take(DefaultUnitOfWork.startAndGet(EVENT), chain);
            return null;
        });
    }

    private void take(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain) {
        work.executeWithResult(() -> failures.listener("group").handle(work, chain));
    }
}
