package violating.smena.query;

import org.axonframework.eventhandling.EventHandler;

class GrouplessProjection {

    @EventHandler
    void on(String event) {}
}
