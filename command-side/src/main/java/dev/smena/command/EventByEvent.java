package dev.smena.command;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Whether events are taken one by one, because one of them has failed: then all that an event comes to is done while it is
 * handled, and commands are sent apart. So it fails by itself, and what fails is known.
 */
public final class EventByEvent {

    /** Key of a resource of the root unit of work. */
    public static final String KEY = EventByEvent.class.getName();

    private EventByEvent() {}

    public static boolean isOn() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().containsKey(KEY);
    }
}
