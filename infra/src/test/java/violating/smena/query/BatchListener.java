package violating.smena.query;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

@ProcessingGroup("listener")
class BatchListener {

    @EventHandler
    void on(String event) {}
}
